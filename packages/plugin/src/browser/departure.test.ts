import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endDeparture, isUnderWay, noteDeparture, readDeparture } from './departure';
import { fakeClient } from './testing/fake-client';

const departure = { kind: 'automatic', authenticator: '企业 微信', path: '/admin/x?a=b c#d' } as const;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a departure is known until it has ended', () => {
  const client = fakeClient();

  expect(noteDeparture(client, departure)).toBe(true);
  expect(readDeparture(client)).toEqual(departure);
  expect(isUnderWay(client)).toBe(true);

  endDeparture(client);
  expect(readDeparture(client)).toBeUndefined();
  expect(isUnderWay(client)).toBe(false);
});

test('a departure may leave the path to the server', () => {
  const client = fakeClient({ left: { kind: 'by-hand', authenticator: 'wecom' } });

  expect(readDeparture(client)).toEqual({ kind: 'by-hand', authenticator: 'wecom', path: undefined });
});

test('a departure is over with its attempt', () => {
  const client = fakeClient({ left: departure });

  vi.advanceTimersByTime(10 * 60_000);
  expect(readDeparture(client)).toEqual(departure);
  vi.advanceTimersByTime(1);

  expect(readDeparture(client)).toBeUndefined();
});

test.each(['', 'started', 'automatic soon wecom /admin', 'other 1 wecom /admin'])(
  'no departure is read from "%s"',
  (left) => {
    expect(readDeparture(fakeClient({ marks: { left } }))).toBeUndefined();
  },
);

test('where session storage is lost on the way, a cookie tells that automatic login is under way', () => {
  const { cookies } = fakeClient({ left: departure });

  const back = fakeClient({ cookies: Object.fromEntries(cookies) });

  expect(readDeparture(back)).toBeUndefined();
  expect(isUnderWay(back)).toBe(true);
});

test('the cookie of one application does not hold up another', () => {
  const { cookies } = fakeClient({ left: departure });

  expect(isUnderWay(fakeClient({ appName: 'sales', cookies: Object.fromEntries(cookies) }))).toBe(false);
});
