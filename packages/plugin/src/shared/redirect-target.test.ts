import { describe, expect, it } from 'vitest';
import { isSafeRedirectTarget } from './redirect-target';

const encode = (text: string) => encodeURIComponent(text);

describe('stays inside the app', () => {
  it.each([
    '/',
    '/admin',
    '/admin/',
    '/admin/x?tab=1&filter={"a":[1]}#top',
    '/admin/x?redirect=https://a#b',
    '/admin/x?redirect=//a&next=..//b',
    '/admin#//a',
    '/v/admin/abc123/popups/x.y-z~1',
    '/nocobase/v/admin',
    '/apps/sales/admin',
    '/m',
    '/admin/客户/合同?状态=已签',
    '/admin/%E5%AE%A2%E6%88%B7',
    '/admin/a+b',
    '/admin/a@b:c',
    '/admin/...',
    '/admin/.well-known',
    '/javascript:alert(1)',
  ])('%s', (target) => {
    expect(isSafeRedirectTarget(target)).toBe(true);
  });

  it('also when it is as long as an address may be, and no longer', () => {
    expect(isSafeRedirectTarget(`/${'a'.repeat(2047)}`)).toBe(true);
    expect(isSafeRedirectTarget(`/${'a'.repeat(2048)}`)).toBe(false);
  });
});

describe('leads elsewhere', () => {
  const noPath = [
    '',
    'admin',
    './admin',
    '../admin',
    '?a=1',
    '#a',
    'evil.example',
    '.evil.example',
    '@evil.example',
    ':80',
    'https://evil.example',
    'HTTPS://evil.example/admin',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'javascript:alert(1)',
    'JavaScript://evil.example/%0aalert(1)',
    'data:text/html,x',
    'mailto:a@evil.example',
    ' /admin',
    '\t/admin',
    '%2Fadmin',
    '%2F%2Fevil.example',
  ];

  const severalSlashes = [
    '//evil.example',
    '///evil.example',
    '////evil.example/%2e%2e',
    '//user@evil.example',
    '//evil.example@nb.example.com',
    '//evil%E3%80%82example',
    '//0x7f000001',
    '//..',
    '/admin//evil.example',
    '/%2Fevil.example',
    '/%2F/evil.example',
    '%2F/evil.example',
  ];

  const backslashes = [
    '/\\evil.example',
    '/\\/evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/admin\\..\\evil.example',
    '/%5Cevil.example',
    '/%5C%2Fevil.example',
    '/admin?x=\\',
  ];

  const dotSegments = [
    '/.',
    '/..',
    '/./admin',
    '/admin/.',
    '/admin/..',
    '/.//evil.example',
    '/..//evil.example',
    '/./\\evil.example',
    '/admin/../../../evil.example',
    '/%2e/admin',
    '/%2E%2e//evil.example',
    '/.%2e/evil.example',
    '/admin/..?a=1',
    '/admin/..#a',
  ];

  const invisible = [
    '\t',
    '\n',
    '\r',
    '\v',
    '\f',
    '\0',
    ' ',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200f',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2060',
    '\u2066',
    '\u3000',
    '\ufeff',
  ].flatMap((character) => [
    `/${character}/evil.example`,
    `/${character}evil.example`,
    `/admin${character}`,
    `/admin?x=${character}`,
    `/${encode(character)}/evil.example`,
  ]);

  const slashLookalikes = ['\u2044', '\u2215', '\u29f8', '\ufe68', '\uff0f', '\uff3c'].flatMap((slash) => [
    `/${slash}evil.example`,
    `${slash}${slash}evil.example`,
    `/${encode(slash)}evil.example`,
  ]);

  const encodedTwice = [
    '/evil.example',
    '\\evil.example',
    '../evil.example',
    './/evil.example',
    '\n/evil.example',
  ].flatMap((trick) => [`/${encode(encode(trick))}`, `/${encode(encode(encode(trick)))}`]);

  const notDecodable = ['/%', '/%zz', '/%2', '/%c0%af', '/%ff', '/admin/%25zz'];

  it.each([
    ...noPath,
    ...severalSlashes,
    ...backslashes,
    ...dotSegments,
    ...invisible,
    ...slashLookalikes,
    ...encodedTwice,
    ...notDecodable,
  ])('%j', (target) => {
    expect(isSafeRedirectTarget(target)).toBe(false);
  });
});
