import { expect, test } from 'vitest';
import { parseFlags } from './parse-flags';

test.each([
  ['zh-CN', 'zh-CN'],
  ['zh-Hans-SG', 'zh-CN'],
  ['en-GB', 'en-US'],
  ['de', 'en-US'],
])('the demo speaks the language of a machine that speaks %s', (machine, language) => {
  expect(parseFlags([], machine)?.language).toBe(language);
  expect(parseFlags(['--language', 'zh-CN'], machine)?.language).toBe('zh-CN');
});

test('another language is refused', () => {
  expect(() => parseFlags(['--language', 'fr-FR'])).toThrow('--language needs en-US or zh-CN, not "fr-FR"');
});

test('another port than a number is refused', () => {
  expect(() => parseFlags(['--client-port', 'x'])).toThrow('--client-port needs a port number, not "x"');
});
