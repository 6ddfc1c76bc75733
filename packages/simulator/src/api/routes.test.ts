import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENDPOINTS } from './routes.js';

test('the README names every call that is played', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const paths = ENDPOINTS.flatMap((endpoint) => endpoint.paths);
  expect(paths.filter((path) => !readme.includes(`\`/cgi-bin${path}\``))).toEqual([]);
});
