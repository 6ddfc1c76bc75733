import { expect, it } from 'vitest';
import type { Answer } from './ask-wecom';
import { blockerOf } from './blocker';
import { checkApp } from './checks/app';
import { checkTrustedIp } from './checks/trusted-ip';
import { checkVisibleRange } from './checks/visible-range';

const refused = { kind: 'refused', errcode: 1, callerIp: undefined } as const;

const ANSWERS: [Answer, string][] = [
  [{ kind: 'not-asked', obstacle: 'secret-missing' }, 'credentials'],
  [{ kind: 'unreachable' }, 'credentials'],
  [{ ...refused, about: 'credentials', reason: 'wrong-secret' }, 'credentials'],
  [{ ...refused, about: 'app', reason: 'untrusted-ip' }, 'trusted-ip'],
  [{ ...refused, about: 'app', reason: 'other-app' }, 'app'],
  [{ kind: 'no-agent-id' }, 'app'],
];

it.each(ANSWERS)('the checks that %o leaves open wait for %s', (answer, blocker) => {
  expect(blockerOf(answer)).toBe(blocker);
  expect(checkVisibleRange(answer)).toMatchObject({ reason: 'blocked', waitsFor: blocker });
});

it('the check that is waited for does not wait itself', () => {
  expect(checkTrustedIp({ ...refused, about: 'app', reason: 'untrusted-ip' }).status).toBe('failed');
  expect(checkApp({ kind: 'no-agent-id' }).status).toBe('failed');
  expect(checkApp({ ...refused, about: 'app', reason: 'other-app' }).status).toBe('failed');
});

it('nothing waits when WeCom has told all', () => {
  const visibleRange = { members: 1, departments: 0, tags: 0 };
  const app = { name: 'CRM', stopped: false, trustedDomain: undefined, homepage: undefined, visibleRange };
  expect(blockerOf({ kind: 'app', app })).toBeUndefined();
});
