import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../../../tools/paths';
import english from '../../locale/en-US.json';
import chinese from '../../locale/zh-CN.json';
import { labelOf, SETTINGS_GROUPS } from './fields';

const FIELDS = SETTINGS_GROUPS.flatMap(({ fields }) => fields);

test.each(['docs/options.md', 'docs/options.zh-CN.md'])(
  '%s has each option of the form and no other, in the order of the form',
  (file) => {
    const cells = [...readPage(file).matchAll(/^\| *(`[^|]*?) *\|/gm)].map(([, cell = '']) => cell);
    const named = cells.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, option = '']) => option));

    expect(named).toEqual(FIELDS.map((field) => field.path.join('.')));
  },
);

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
