import { describe, expect, test } from 'vitest';
import { pageLanguage } from './page-language';

interface Asked {
  header?: string;
  locale?: unknown;
  accepted?: string[];
  server?: string;
}

function languageFor({ header = '', locale, accepted = ['*'], server = 'en-US' }: Asked) {
  return pageLanguage({
    action: { resourceName: 'wecom', actionName: 'authorize', params: { locale } },
    get: (name) => (name === 'X-Locale' ? header : ''),
    acceptsLanguages: () => accepted,
    getCurrentLocale: () => server,
  });
}

const LANGUAGES = [
  ['en-US', 'en'],
  ['zh-CN', 'zh'],
  ['zh-TW', 'zh'],
  ['ja-JP', 'en'],
] as const;

describe.each(LANGUAGES)('for whoever reads %s', (language, expected) => {
  test.each<[string, Asked]>([
    ['the header of a script', { header: language }],
    ['the address of a navigation', { locale: language }],
    ['the browser', { accepted: [language] }],
    ['the server', { server: language }],
  ])('%s decides', (_, asked) => {
    expect(languageFor(asked)).toBe(expected);
  });
});

test('the page that the person reads comes before the browser, and that before the server', () => {
  expect(languageFor({ locale: 'zh-CN', accepted: ['en-GB'] })).toBe('zh');
  expect(languageFor({ accepted: ['zh-CN', 'en'], server: 'en-US' })).toBe('zh');
});

test('of what the browser accepts the first that WeCom speaks decides', () => {
  expect(languageFor({ accepted: ['ja', 'zh-CN', 'en'] })).toBe('zh');
  expect(languageFor({ accepted: ['zhx', 'en'] })).toBe('en');
});

test.each([['zh-CN', 'en-US'], '', undefined])(
  'an address that says nothing leaves it to the browser: %o',
  (locale) => {
    expect(languageFor({ locale, accepted: ['zh-CN'] })).toBe('zh');
  },
);
