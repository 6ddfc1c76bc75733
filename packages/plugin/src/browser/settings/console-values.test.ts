import { expect, test } from 'vitest';
import { consoleValues } from './console-values';

const apiUrl = 'https://nb.example.com/nocobase/api/';

test('builds domain and links from what is typed, below the path of the API', () => {
  const link = 'https://app.example.com:8443/nocobase/api/wecom:authorize?authenticator=wecom';
  expect(consoleValues({ apiUrl, origin: 'https://app.example.com:8443', name: 'wecom' })).toEqual({
    domain: 'app.example.com:8443',
    homepage: link,
    phoneHomepage: `${link}&redirect=%2Fm`,
  });
});

test('knows no link without a name, and nothing without an origin', () => {
  expect(consoleValues({ apiUrl, origin: 'https://app.example.com', name: '' })).toEqual({ domain: 'app.example.com' });
  expect(consoleValues({ apiUrl, origin: 'app', name: 'wecom' })).toEqual({});
});

test.each(['企业微信', 'we;com', 'wecom ', 'a'.repeat(256)])(
  'has no link with a name that the server refuses: %s',
  (name) => {
    expect(consoleValues({ apiUrl, origin: 'https://app.example.com', name })).toEqual({
      domain: 'app.example.com',
      problem: 'wecom_authenticator_name_invalid',
    });
  },
);

test.each(['R&D', 'a b'])('encodes a name that has to be: %s', (name) => {
  const { homepage = '', problem } = consoleValues({ apiUrl, origin: 'https://app.example.com', name });
  expect(new URL(homepage).searchParams.get('authenticator')).toBe(name);
  expect(problem).toBeUndefined();
});
