import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENDPOINTS } from './routes.js';

/** Spellings of a call that WeCom has replaced: played, and described by the new one. */
const OLD_PATHS = ['/user/getuserinfo', '/user/getuserdetail'];

const PATHS = ENDPOINTS.flatMap(({ paths }) => paths);

function read(page: string): string {
  return readFileSync(new URL(page, import.meta.url), 'utf8');
}

test('the README names every call that is played', () => {
  const readme = read('../../README.md');
  expect(PATHS.filter((path) => !readme.includes(`\`/cgi-bin${path}\``))).toEqual([]);
});

test('docs/wecom-api.md describes every call that is played', () => {
  const rows = [...read('../../../../docs/wecom-api.md').matchAll(/^\| `(?:GET|POST) ([\w/]+)`/gm)];
  const described = rows.map(([, path]) => `/${path}`);
  expect(PATHS.filter((path) => !described.includes(path) && !OLD_PATHS.includes(path))).toEqual([]);
});
