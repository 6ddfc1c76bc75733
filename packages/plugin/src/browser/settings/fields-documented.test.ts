import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../../../tools/paths';
import english from '../../locale/en-US.json';
import chinese from '../../locale/zh-CN.json';
import { labelOf, SETTINGS_GROUPS } from './fields';

const FIELDS = SETTINGS_GROUPS.flatMap(({ fields }) => fields);

test.each([
  ['README.md', 'Options'],
  ['README.zh-CN.md', '配置项'],
])('%s has a row for each option and no other', (file, heading) => {
  const [, section = ''] = readPage(file).split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  const firstCells = [...table.matchAll(/^\| (`[^|]+)\|/gm)].map(([, cell = '']) => cell);
  const named = firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

  expect(named.toSorted()).toEqual(FIELDS.map(({ path: at }) => at.join('.')).toSorted());
});

test.each([
  ['docs/setup-guide.md', english],
  ['docs/setup-guide.zh-CN.md', chinese],
])('%s says of each field what to enter', (file, texts: Record<string, string>) => {
  const page = readPage(file).toLowerCase();
  const labels = FIELDS.map((field) => texts[labelOf(field)]?.replaceAll('’', "'") ?? labelOf(field));

  expect(labels.filter((label) => !page.includes(label.toLowerCase()))).toEqual([]);
});

function readPage(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}
