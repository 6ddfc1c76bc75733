import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';

const PAGES = [
  'README.zh-CN.md',
  'packages/plugin/README.zh-CN.md',
  'docs/setup-guide.zh-CN.md',
  'docs/troubleshooting.zh-CN.md',
  'docs/options.zh-CN.md',
];

/** A line that begins something of its own: an item, a row, a heading, a picture, a quotation; or an empty one. */
const BEGINS = /^\s*([-*+] |\d+\. |\||#|!\[|>|$)/;

// A browser draws the end of a line as a blank, which Chinese has not between its words.
test.each(PAGES)('each paragraph of %s stands on one line', (file) => {
  const page = fs.readFileSync(path.join(ROOT, file), 'utf8').replaceAll(/^ *```.*?^ *```$/gms, '');
  const lines = page.split('\n');

  expect(lines.filter((line, index) => !BEGINS.test(line) && lines[index - 1]?.trim())).toEqual([]);
});
