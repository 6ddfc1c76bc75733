import { expect, it } from 'vitest';
import { parseFlags } from './parse-flags';

const KNOWN = ['call-counts', 'page-load'];

it('runs everything, and ten minutes of load, unless told otherwise', () => {
  expect(parseFlags([], KNOWN)).toEqual({ parts: [], sustainedMinutes: 10, writeDocs: false });
});

it('takes parts and a length of the load', () => {
  expect(parseFlags(['page-load', '--sustained-minutes', '0.5'], KNOWN)).toMatchObject({
    parts: ['page-load'],
    sustainedMinutes: 0.5,
  });
});

it.each([
  ['a part that does not exist', ['page-lode']],
  ['no time at all', ['--sustained-minutes', '0']],
  ['a table of some parts for the docs', ['--write-docs', 'page-load']],
])('refuses %s', (_, args) => {
  expect(() => parseFlags(args, KNOWN)).toThrow(/part|minutes/);
});
