import { describe, expect, it } from 'vitest';
import { AGENT_ID, CORP_ID, parseBaseUrl, parseOrigin } from './option-shapes';

it.each([
  ['ww1234567890abcdef', true],
  ['wx1234567890ABCDEF', true],
  ['wl1234567890abcdef', true],
  ['ww1234567890abcde', false],
  ['ww1234567890abcdef0', false],
  ['aw1234567890abcdef', false],
  ['ww1234567890-bcdef', false],
  ['ww1234567890abcdef\n', false],
])('tells whether %j can be a corp ID: %s', (text, expected) => {
  expect(CORP_ID.test(text)).toBe(expected);
});

it.each([
  ['1000002', true],
  ['1', true],
  ['', false],
  ['-1', false],
  ['1e3', false],
  ['１００', false],
  ['12345678901', false],
])('tells whether %j can be an agent ID: %s', (text, expected) => {
  expect(AGENT_ID.test(text)).toBe(expected);
});

/** Texts that are the address of nothing we could talk to. */
const NO_ADDRESS = [
  '',
  'nb.example.com',
  '//nb.example.com',
  'https:nb.example.com',
  'https://',
  'ftp://nb.example.com',
  'javascript:alert(1)',
  'https://user@nb.example.com',
  'https://user:pass@nb.example.com',
  'https://nb.example.com?',
  'https://nb.example.com#',
  'https://nb.example.com/?a=1',
  'https://nb.example.com/#a',
  'https://nb.example.com\\@evil.example',
  'https://nb.exa mple.com',
  ' https://nb.example.com',
  'https://nb.example.com\n',
  'https://nb.example.com:99999',
];

describe('parseOrigin', () => {
  it.each([
    ['https://nb.example.com', 'https://nb.example.com'],
    ['https://nb.example.com/', 'https://nb.example.com'],
    ['https://nb.example.com:443', 'https://nb.example.com'],
    ['https://nb.example.com:8443', 'https://nb.example.com:8443'],
    ['HTTP://NB.Example.com:80', 'http://nb.example.com'],
    ['http://127.0.0.1:13000', 'http://127.0.0.1:13000'],
    ['https://公司.example', 'https://xn--55qx5d.example'],
  ])('brings %s to its normal form', (text, origin) => {
    expect(parseOrigin(text)).toBe(origin);
  });

  it.each([...NO_ADDRESS, 'https://nb.example.com/nocobase', 'https://nb.example.com//'])('refuses %j', (text) => {
    expect(parseOrigin(text)).toBeUndefined();
  });
});

describe('parseBaseUrl', () => {
  it.each([
    ['https://qyapi.weixin.qq.com', 'https://qyapi.weixin.qq.com'],
    ['https://qyapi.weixin.qq.com/', 'https://qyapi.weixin.qq.com'],
    ['https://proxy.corp/wecom/', 'https://proxy.corp/wecom'],
    ['http://127.0.0.1:9000/a/b//', 'http://127.0.0.1:9000/a/b'],
  ])('reads %s', (text, baseUrl) => {
    expect(parseBaseUrl(text)).toBe(baseUrl);
  });

  it.each(NO_ADDRESS)('refuses %j', (text) => {
    expect(parseBaseUrl(text)).toBeUndefined();
  });
});
