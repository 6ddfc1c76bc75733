import { describe, expect, test } from 'vitest';
import { fakeClient } from './testing/fake-client';
import { authorizeUrl, fromTarget, ownsPath, signInPath, toTarget } from './shell';

const { app, shell: legacy } = fakeClient();
const modern = fakeClient({ kind: 'modern' }).shell;
const modernBelowPath = fakeClient({ kind: 'modern', publicPath: '/nocobase/' }).shell;
const legacySubApp = fakeClient({ appName: 'sales' }).shell;
const modernSubApp = fakeClient({ kind: 'modern', appName: 'sales' }).shell;

describe('the address that starts a sign-in', () => {
  test.each([
    [legacy, undefined, 'https://app.example.com/api/wecom:authorize?authenticator=we%20com'],
    [legacy, '/admin/x?a=1#b', '…&redirect=%2Fadmin%2Fx%3Fa%3D1%23b'],
    [modern, undefined, '…&redirect=%2Fv%2Fadmin'],
    [modern, '/v/admin/x', '…&redirect=%2Fv%2Fadmin%2Fx'],
    [
      modernBelowPath,
      undefined,
      'https://app.example.com/nocobase/api/wecom:authorize?authenticator=we%20com&redirect=%2Fnocobase%2Fv%2Fadmin',
    ],
    [
      legacySubApp,
      '/apps/sales/admin',
      'https://app.example.com/api/__app/sales/wecom:authorize?authenticator=we%20com&redirect=%2Fadmin',
    ],
    [
      modernSubApp,
      undefined,
      'https://app.example.com/api/__app/sales/wecom:authorize?authenticator=we%20com&redirect=%2Fv%2Fapps%2Fsales%2Fadmin',
    ],
  ])('%# is right for the client, the application and the path', (shell, path, expected) => {
    const start = 'https://app.example.com/api/wecom:authorize?authenticator=we%20com';
    expect(authorizeUrl({ app, shell }, 'we com', path)).toBe(expected.replace('…', start));
  });

  test.each(['en-US', 'zh-CN', 'zh-TW', 'ja-JP'])('tells the language of the page: %s', (locale) => {
    const client = fakeClient({ locale });
    expect(authorizeUrl(client, 'wecom')).toBe(
      `https://app.example.com/api/wecom:authorize?authenticator=wecom&locale=${locale}`,
    );
    expect(authorizeUrl(client, 'wecom', '/admin', 'new')).toContain(`&account=new&locale=${locale}`);
  });
});

describe('a redirect target', () => {
  test('has no basename in the legacy client and the whole path in the modern one', () => {
    expect(toTarget(legacySubApp, '/apps/sales/admin/x?a=1')).toBe('/admin/x?a=1');
    expect(toTarget(modernSubApp, '/v/apps/sales/admin/x')).toBe('/v/apps/sales/admin/x');
  });

  test.each([
    [legacySubApp, '/admin/x', '/apps/sales/admin/x'],
    [modern, '/v/admin/x', '/v/admin/x'],
    [modern, '/admin/x', '/v/admin/x'],
  ])('%# leads to a page of the same client', (shell, target, path) => {
    expect(fromTarget(shell, target)).toBe(path);
  });

  test.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', '/a/../b'])(
    'that leads out of the app is dropped: %s',
    (target) => {
      expect(fromTarget(legacy, target)).toBeUndefined();
    },
  );
});

test.each([
  [legacy, '/admin', true],
  [legacy, '/v/admin', false],
  [legacy, '/apps/sales/admin', false],
  [legacySubApp, '/apps/sales/admin', true],
  [legacySubApp, '/admin', false],
  [modern, '/v/admin?x=1', true],
  [modern, '/v', true],
  [modern, '/vault', false],
  [modern, '/admin', false],
  [modernBelowPath, '/nocobase/v/admin', true],
  [modernBelowPath, '/nocobase/admin', false],
])('%# a client knows its own pages', (shell, path, isOwn) => {
  expect(ownsPath(shell, path)).toBe(isOwn);
});

test('the sign-in page keeps the redirect target in the form of its client', () => {
  expect(signInPath(legacySubApp, '/apps/sales/admin/x')).toBe('/apps/sales/signin?redirect=%2Fadmin%2Fx');
  expect(signInPath(modern, '/v/admin')).toBe('/v/signin?redirect=%2Fv%2Fadmin');
  expect(signInPath(modern)).toBe('/v/signin');
});
