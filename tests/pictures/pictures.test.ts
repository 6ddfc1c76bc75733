import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';

const LANGUAGES = {
  'en-US': ['README.md', 'docs/setup-guide.md'],
  'zh-CN': ['README.zh-CN.md', 'docs/setup-guide.zh-CN.md'],
};
const SIZE_BUDGET_BYTES = 2.5 * 1024 * 1024;

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const picturesIn = (language: string) => fs.readdirSync(path.join(ROOT, 'docs/images', language));

/** Without repetitions, in the order of the alphabet. */
const names = (matches: Iterable<RegExpExecArray>) =>
  [...new Set(Array.from(matches, ([, name]) => `${name}.png`))].toSorted();

/** What the script takes: `npm run pictures`. */
const taken = names(
  fs
    .readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.spec.ts'))
    .flatMap((file) => [...read(`tests/pictures/${file}`).matchAll(/\btake\(\s*'([\w-]+)'/g)]),
);

describe.each(Object.entries(LANGUAGES))('the pictures in %s', (language, documents) => {
  test('are those that the script takes', () => {
    expect(picturesIn(language).toSorted()).toEqual(taken);
  });

  test('are all shown, and no others, in this language alone', () => {
    const shown = documents.flatMap((document) => [...read(document).matchAll(/images\/([\w-]+\/[\w-]+)\.png/g)]);
    expect(names(shown)).toEqual(taken.map((name) => `${language}/${name}`));
  });
});

test('the pictures stay small', () => {
  const files = Object.keys(LANGUAGES).flatMap((language) =>
    picturesIn(language).map((name) => path.join(ROOT, 'docs/images', language, name)),
  );
  expect(files.reduce((sum, file) => sum + fs.statSync(file).size, 0)).toBeLessThan(SIZE_BUDGET_BYTES);
});
