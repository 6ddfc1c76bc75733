import { expect, it } from 'vitest';
import { bytesOf, type KeptCookie, makeRoom } from './cookie-room';

/** A kept cookie of a kilobyte, named after its age. */
const kept = (age: number, changes: Partial<KeptCookie> = {}): KeptCookie => ({
  name: `age-${age}`,
  bytes: 1_024,
  expiresAt: 1_000 - age,
  isOpen: true,
  ...changes,
});

it('keeps the best version where there is room', () => {
  expect(makeRoom([kept(1)], [2_048, 300])).toEqual({ version: 0, gone: [] });
});

it('keeps a shorter version rather than to end an open attempt', () => {
  expect(makeRoom([kept(1), kept(2)], [1_025, 300])).toEqual({ version: 1, gone: [] });
});

it('lets attempts go that are over, the oldest first, for a better version', () => {
  const cookies = [kept(1), kept(2, { isOpen: false }), kept(3, { isOpen: false })];

  expect(makeRoom(cookies, [1_024, 300])).toEqual({ version: 0, gone: ['age-3'] });
});

it('lets the oldest open attempts go for the shortest version', () => {
  expect(makeRoom([kept(1), kept(3), kept(2)], [3_000, 1_500])).toEqual({ version: 1, gone: ['age-3', 'age-2'] });
});

it('lets attempts that are over go before open ones, though they are younger', () => {
  expect(makeRoom([kept(1, { isOpen: false }), kept(2), kept(3)], [300])).toEqual({ version: 0, gone: ['age-1'] });
});

it('takes what is no attempt of anybody for the oldest', () => {
  const strange = kept(0, { name: 'strange', bytes: 3_000, expiresAt: 0, isOpen: false });

  expect(makeRoom([kept(1), strange], [300])).toEqual({ version: 0, gone: ['strange'] });
});

it('makes an empty room for what is too large by itself: the sign-in is never refused', () => {
  expect(makeRoom([kept(1), kept(2)], [9_000, 4_000])).toEqual({ version: 1, gone: ['age-1', 'age-2'] });
});

it.each([
  ['name', 'value', 'name=value; '.length],
  ['名', '值', 3 + 3 + 3],
])('counts %s=%s as it stands in the header', (name, value, bytes) => {
  expect(bytesOf(name, value)).toBe(bytes);
});
