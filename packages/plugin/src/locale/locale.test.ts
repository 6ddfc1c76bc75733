import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allDecideTexts } from '../browser/directory/decide-texts';
import { allDetailTexts } from '../browser/directory/detail-lines';
import { allFindingTexts } from '../browser/directory/finding-texts';
import { allRunTexts } from '../browser/directory/run-texts';
import { choicesOf, labelOf, SETTINGS_GROUPS } from '../browser/settings/fields';
import { CHECK_IDS, CHECKS, checkTexts, type CheckId, type CheckResult, type CheckStatus } from '../shared/setup';
import english from './en-US.json';
import chinese from './zh-CN.json';

const SOURCES = path.join(import.meta.dirname, '..');
const CODE = fs
  .readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
  .map((file) => fs.readFileSync(path.join(SOURCES, file), 'utf8'))
  .join('\n');

const settingsTexts = SETTINGS_GROUPS.flatMap(({ title, fields }) => [
  title,
  ...fields.flatMap((field) =>
    [
      labelOf(field),
      field.help ?? [],
      field.problem?.('not valid at all //') ?? [],
      choicesOf(field).map(({ label }) => label),
    ].flat(),
  ),
]);
const checks: Record<CheckId, Record<CheckStatus, readonly CheckResult['reason'][]>> = CHECKS;
const findings = CHECK_IDS.flatMap((check) =>
  (['passed', 'failed', 'unknown'] as const).flatMap((status) =>
    checks[check][status].map((reason) => checkTexts({ check, status, reason })),
  ),
);
const textsOfChecks = findings.flatMap(({ title, finding, advice }) => [title, finding, advice ?? []].flat());
const translatedTexts = all(/\bt(?:val)?\(\s*'([^']+)'/g);
const refusals = all(/'(refusal\.[a-z-]+)'/g).flatMap((finding) => [finding, `${finding}.advice`]);
const textsOfDirectory = [...allFindingTexts(), ...allRunTexts(), ...allDetailTexts(), ...allDecideTexts()];
const errorCodes = all(/\b(wecom_[a-z_]+)\b/g);
const used = new Set([
  ...translatedTexts,
  ...errorCodes,
  ...settingsTexts,
  ...textsOfChecks,
  ...refusals,
  ...textsOfDirectory,
]);

function all(pattern: RegExp): string[] {
  return [...CODE.matchAll(pattern)].map((match) => match[1] ?? '');
}

describe.each([
  ['en-US', english],
  ['zh-CN', chinese],
])('%s', (_language, texts: Record<string, string>) => {
  test('has a text for everything the code says', () => {
    expect([...used].filter((key) => !texts[key])).toEqual([]);
  });

  test('has no text that the code never says', () => {
    expect(Object.keys(texts).filter((key) => !used.has(key))).toEqual([]);
  });
});

function values(text: string): string[] {
  return [...text.matchAll(/\{\{\w+\}\}/g)].map(String).toSorted();
}

test('both languages fill the same values into a text', () => {
  for (const [key, text] of Object.entries(english)) {
    expect(values(chinese[key as keyof typeof chinese]), key).toEqual(values(text));
  }
});
