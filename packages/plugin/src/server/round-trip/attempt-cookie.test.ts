import { describe, expect, it } from 'vitest';
import type { RequestContext } from '../nocobase/request-context';
import { markSpent, readAttempt, rememberAttempt } from './attempt-cookie';
import { anAttempt } from './testing/builders';

const HOUR_MS = 60 * 60_000;

/** A browser that keeps what it is given, and sends it with its next request. */
function aBrowser() {
  const cookies = new Map<string, string>();
  const request = () => {
    const header = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const keep = (_header: string, line: string) => {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) {
        cookies.set(name, value);
      } else {
        cookies.delete(name);
      }
    };
    const app = { name: 'main', authManager: { jwt: { getSecret: () => 'secret' } } };
    return { app, req: {}, get: () => header, append: keep } as unknown as RequestContext;
  };
  const bytes = () => Buffer.byteLength([...cookies].map(([name, value]) => `${name}=${value}; `).join(''));
  return { cookies, request, bytes };
}

const open = (changes: Parameters<typeof anAttempt>[0] = {}) =>
  anAttempt({ expiresAt: Date.now() + HOUR_MS, ...changes });

describe('an attempt that is left with a browser', () => {
  it('is read back by its state and authenticator', () => {
    const { request } = aBrowser();
    rememberAttempt(request(), [open()], true);

    expect(readAttempt(request(), open().state, 'wecom')).toMatchObject({ redirectTarget: '/admin' });
    expect(() => readAttempt(request(), open().state, 'other')).toThrow('wecom_state_mismatch');
    expect(() => readAttempt(request(), 'f'.repeat(32), 'wecom')).toThrow('wecom_state_mismatch');
  });

  it('is kept in the best version that there is room for', () => {
    const { bytes, request } = aBrowser();
    const member = { memberId: 'zhangsan', name: '张'.repeat(1_000) };
    const versions = [open({ member }), open({ redirectTarget: '/admin/x' })] as [never, never];

    expect(rememberAttempt(request(), versions, true)).toMatchObject({ redirectTarget: '/admin/x' });
    expect(bytes()).toBeLessThan(3 * 1024);
  });

  it('is refused as missing in a browser that has none, and in one that has those of another application', () => {
    const { cookies, request } = aBrowser();
    expect(() => readAttempt(request(), open().state, 'wecom')).toThrow('wecom_state_missing');

    cookies.set('nb_wecom_attempt_main_2_01234567', 'x');

    expect(() => readAttempt(request(), open().state, 'wecom')).toThrow('wecom_state_missing');
  });
});

describe('an attempt that is completed', () => {
  it('leaves a mark with its target, which is smaller', () => {
    const { bytes, request } = aBrowser();
    rememberAttempt(request(), [open({ redirectTarget: '/admin/x' })], true);
    const before = bytes();

    markSpent(request(), open({ redirectTarget: '/admin/x' }), true);

    expect(readAttempt(request(), open().state, 'wecom')).toMatchObject({ isSpent: true, redirectTarget: '/admin/x' });
    expect(bytes()).toBeLessThan(before);
  });

  it('can be put back as it was', () => {
    const { cookies, request } = aBrowser();
    rememberAttempt(request(), [open()], true);
    const before = [...cookies];
    const context = request();

    const putBack = markSpent(context, open(), true);
    putBack();

    expect([...cookies]).toEqual(before);
  });

  it('makes room for the attempt that follows it in the same request', () => {
    const { bytes, request } = aBrowser();
    const redirectTarget = `/admin/${'x'.repeat(1_500)}`;
    rememberAttempt(request(), [open({ redirectTarget })], true);
    const context = request();

    markSpent(context, open({ redirectTarget }), true);
    rememberAttempt(context, [open({ redirectTarget, state: 'f'.repeat(32) })], true);

    expect(readAttempt(request(), 'f'.repeat(32), 'wecom')).toMatchObject({ redirectTarget });
    expect(bytes()).toBeLessThanOrEqual(3 * 1024);
  });
});
