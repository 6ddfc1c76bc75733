import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '../shared/error-codes';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

const CODES = Object.keys(ERROR_CODES).toSorted();

test('docs/troubleshooting.md has one row for each error code and no other', () => {
  expect(rowsOf('docs/troubleshooting.md').toSorted()).toEqual(CODES);
});

test('docs/troubleshooting.zh-CN.md has the same rows, in the same order', () => {
  expect(rowsOf('docs/troubleshooting.zh-CN.md')).toEqual(rowsOf('docs/troubleshooting.md'));
});

function rowsOf(file: string): string[] {
  const page = fs.readFileSync(path.join(ROOT, file), 'utf8');
  return [...page.matchAll(/^\| *`(wecom_[a-z_]+)` *\|/gm)].map(([, code = '']) => code);
}

test.each(['en-US', 'zh-CN'])('%s has a text for each error code and no other', (language) => {
  const file = path.join(ROOT, `packages/plugin/src/locale/${language}.json`);
  const texts = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
  const codes = Object.keys(texts).filter((key) => key.startsWith('wecom_'));

  expect(codes.toSorted()).toEqual(CODES);
});
