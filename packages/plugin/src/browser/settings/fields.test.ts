import { expect, test } from 'vitest';
import { problemOf, SETTINGS_GROUPS } from './fields';

function field(name: string) {
  const found = SETTINGS_GROUPS.flatMap(({ fields }) => fields).find(({ path }) => path.at(-1) === name);
  if (!found) {
    throw new Error(`No field ${name}`);
  }
  return found;
}

test.each([
  ['corpId', 'wwf0e1d2c3b4a59687'],
  ['corpId', '{{ $env.CORP_ID }}'],
  ['agentId', ' 1000002 '],
  ['origin', 'https://app.example.com:8443'],
  ['redirectPath', '/admin/x?tab=1'],
  ['apiBaseUrl', 'http://proxy.example.com/wecom'],
  ['apiBaseUrl', ''],
])('%s accepts "%s"', (name, value) => {
  expect(problemOf(field(name), value)).toBeUndefined();
});

test.each([
  ['corpId', 'f0e1d2c3b4a59687'],
  ['agentId', 'ww1'],
  ['origin', 'https://app.example.com/admin'],
  ['origin', 'app.example.com'],
  ['redirectPath', '//evil.example'],
  ['redirectPath', 'admin'],
  ['apiBaseUrl', 'qyapi.weixin.qq.com'],
])('%s refuses "%s" in words', (name, value) => {
  expect(problemOf(field(name), value)).toMatch(/\.$/);
});
