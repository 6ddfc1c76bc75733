import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../tools/paths';
import { guide } from './guide';
import { parseFlags } from './parse-flags';

const { port, simulatorPort, clientPort } = parseFlags([]) ?? {};
const SIMULATOR = {
  url: `http://localhost:${simulatorPort}`,
  clientUrl: `http://localhost:${clientPort}/__client/`,
};

/** Addresses in a text, in the order of the alphabet. */
const addresses = (text: string) => [...new Set(text.match(/http:\/\/localhost[\w:/]*/g))].toSorted();

test.each([
  ['en-US', 'README.md'],
  ['zh-CN', 'README.zh-CN.md'],
] as const)('the demo prints, in %s, the addresses that %s names', (language, file) => {
  const printed = guide(`http://localhost:${port}`, SIMULATOR, language);
  const readme = fs.readFileSync(path.join(ROOT, file), 'utf8');

  expect(addresses(printed)).toEqual([
    `http://localhost:${port}/signin`,
    `http://localhost:${port}/v/signin`,
    SIMULATOR.url,
    SIMULATOR.clientUrl,
  ]);
  expect(addresses(readme)).toEqual(addresses(printed));
});
