import type { Attempt } from '../attempt';

/** An attempt to sign in, in the in-app flow, silent, ten minutes from ending at the time 0. */
export function anAttempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    state: '0123456789abcdef0123456789abcdef',
    authenticator: 'wecom',
    purpose: { kind: 'sign-in' },
    flow: 'in-app',
    scope: 'snsapi_base',
    redirectTarget: '/admin',
    expiresAt: 600_000,
    ...changes,
  };
}
