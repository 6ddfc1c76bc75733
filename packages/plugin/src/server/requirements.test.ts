import { expect, test, vi } from 'vitest';
import { isOlder, problemOf } from './requirements';

// Neither is installed where unit tests run.
vi.mock('@nocobase/plugin-auth', () => ({}));
vi.mock('@nocobase/server', () => ({ Gateway: {} }));

/** A NocoBase that has whatever it is asked for, but for some names. */
function nocobaseWithout(...missing: string[]) {
  const owner = new Proxy({}, { has: (_target, name) => !missing.includes(String(name)) });
  return { 'plugin-auth': owner, Gateway: owner, app: owner };
}

test.each([
  ['2.1.29', true],
  ['2.0.62', true],
  ['1.9.74', true],
  ['2.1.29-beta.4', true],
  ['2.1.30', false],
  ['2.1.100', false],
  ['2.2.0-beta.3', false],
  ['2.10.0', false],
  ['3.0.0', false],
  ['next', false],
])('%s is older than 2.1.30: %s', (version, older) => {
  expect(isOlder(version, '2.1.30')).toBe(older);
});

test.each(['2.1.30', '2.2.15', '2.3.0', '2.47.0', '3.0.0'])('NocoBase %s is good when it has everything', (version) => {
  expect(problemOf(version, nocobaseWithout())).toBeUndefined();
});

test('an older NocoBase is told which one is needed, in both languages', () => {
  expect(problemOf('2.1.29', nocobaseWithout())).toBe(
    'WeCom sign-in needs NocoBase 2.1.30 or newer; this is 2.1.29. Update NocoBase first. ' +
      '企业微信登录需要 NocoBase 2.1.30 或更高版本，当前版本为 2.1.29，请先升级 NocoBase。',
  );
});

test('a newer NocoBase that has lost something is told what it lacks', () => {
  const problem = problemOf('3.1.0', nocobaseWithout('resolveSubAppSegment', 'aesEncryptor'));

  expect(problem).toContain(
    'NocoBase 3.1.0 lacks what WeCom sign-in needs: plugin-auth.resolveSubAppSegment, app.aesEncryptor.',
  );
  expect(problem).toContain('请安装更新版本的插件');
});
