import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '../shared/error-codes';

const ROOT = path.resolve(import.meta.dirname, '../../../..');

const CODES = Object.keys(ERROR_CODES).toSorted();

test('docs/troubleshooting.md has one row for each error code and no other', () => {
  const page = fs.readFileSync(path.join(ROOT, 'docs/troubleshooting.md'), 'utf8');
  const rows = [...page.matchAll(/^\| *`(wecom_[a-z_]+)` *\|/gm)].map(([, code = '']) => code);

  expect(rows.toSorted()).toEqual(CODES);
});

test.each(['en-US', 'zh-CN'])('%s has a text for each error code and no other', (language) => {
  const file = path.join(ROOT, `packages/plugin/src/locale/${language}.json`);
  const texts = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
  const codes = Object.keys(texts).filter((key) => key.startsWith('wecom_'));

  expect(codes.toSorted()).toEqual(CODES);
});
