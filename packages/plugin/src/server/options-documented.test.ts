import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { SETTINGS_GROUPS } from '../browser/settings/fields';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

const OPTIONS = SETTINGS_GROUPS.flatMap(({ fields }) => fields.map((field) => field.path.join('.')));

test.each(['docs/options.md', 'docs/options.zh-CN.md'])('%s has each option of the form and no other', (file) => {
  const page = fs.readFileSync(path.join(ROOT, file), 'utf8');
  const cells = [...page.matchAll(/^\| *(`[^|]*?) *\|/gm)].map(([, cell = '']) => cell);
  const named = cells.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, option = '']) => option));

  expect(named.toSorted()).toEqual(OPTIONS.toSorted());
});
