import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  deriveAttemptKey,
  isState,
  openAttempt,
  openSpentAttempt,
  peekAtAttempt,
  sealAttempt,
  type Attempt,
} from './attempt';
import { anAttempt } from './testing/builders';

const key = deriveAttemptKey('app secret', 'main');

/** Seals whatever it is given, as nobody without the key can. */
const sealAnything = (value: unknown) => sealAttempt(value as Attempt, key);

describe('a sealed attempt', () => {
  it.each([
    ['silent', anAttempt()],
    ['for consent', anAttempt({ scope: 'snsapi_privateinfo', member: { memberId: 'zhangsan', name: '张三' } })],
    ['to link', anAttempt({ purpose: { kind: 'link', userId: 7 } })],
    [
      'in the web flow, with a Chinese redirect target',
      anAttempt({ flow: 'web', redirectTarget: '/admin/客户?a=1#b' }),
    ],
  ])('opens as it was: %s', (_, attempt) => {
    expect(openAttempt(sealAttempt(attempt, key), key)).toEqual(attempt);
  });

  it('fits a cookie without escaping', () => {
    expect(sealAttempt(anAttempt({ redirectTarget: '/admin/客户;x="1", y' }), key)).toMatch(/^[\w-]+\.[\w-]+$/);
  });

  it('does not open after any single character was changed', () => {
    const sealed = sealAttempt(anAttempt(), key);
    const changed = Array.from(
      sealed,
      (character, index) => sealed.slice(0, index) + (character === 'A' ? 'B' : 'A') + sealed.slice(index + 1),
    );
    expect(changed.filter((text) => openAttempt(text, key))).toEqual([]);
  });

  it.each([
    ['of another secret', deriveAttemptKey('another secret', 'main')],
    ['of another application', deriveAttemptKey('app secret', 'sub')],
  ])('does not open with the key %s', (_, otherKey) => {
    expect(openAttempt(sealAttempt(anAttempt(), key), key)).toBeDefined();
    expect(openAttempt(sealAttempt(anAttempt(), key), otherKey)).toBeUndefined();
  });

  it.each([
    ['nothing', () => ''],
    ['no signature', (sealed: string) => sealed.split('.')[0] ?? ''],
    ['an empty signature', (sealed: string) => `${sealed.split('.')[0]}.`],
    ['the signature alone', (sealed: string) => `.${sealed.split('.')[1]}`],
    ['a third part', (sealed: string) => `${sealed}.x`],
  ])('does not open as %s', (_, damage) => {
    expect(openAttempt(damage(sealAttempt(anAttempt(), key)), key)).toBeUndefined();
  });

  it.each([
    ['a state of another shape', { ...anAttempt(), state: 'ABC' }],
    ['an unknown flow', { ...anAttempt(), flow: 'qr' }],
    ['no purpose, as before there were any', { ...anAttempt(), purpose: undefined, linkFor: 7 }],
    ['an unknown purpose', { ...anAttempt(), purpose: { kind: 'other' } }],
    ['a link of nobody', { ...anAttempt(), purpose: { kind: 'link' } }],
    ['no expiry', { ...anAttempt(), expiresAt: undefined }],
    ['no attempt at all', null],
  ])('does not open with %s, even when well signed', (_, value) => {
    expect(openAttempt(sealAnything(value), key)).toBeUndefined();
  });
});

it('derives a key that is not the secret it comes from', () => {
  const payload = 'eyJ9';
  const forged = createHmac('sha256', 'app secret').update(payload).digest('base64url');
  expect(openAttempt(`${payload}.${forged}`, key)).toBeUndefined();
  expect(key).toHaveLength(32);
});

it.each([
  ['0123456789abcdef0123456789abcdef', true],
  ['0123456789abcdef0123456789abcdeflink', true],
  ['0123456789abcdef0123456789abcdefLINK', false],
  ['0123456789ABCDEF0123456789ABCDEF', false],
  ['0123456789abcdef0123456789abcde', false],
  ['0123456789abcdef0123456789abcdef0', false],
  ['0123456789abcdef0123456789abcdef\n', false],
  ['', false],
])('says whether %j has the shape of a state: %s', (text, expected) => {
  expect(isState(text)).toBe(expected);
});

describe('what is left of an attempt', () => {
  const spent = { isSpent: true as const, state: anAttempt().state, redirectTarget: '/admin/x', expiresAt: 600_000 };

  it('opens as it was, and never as an attempt', () => {
    expect(openSpentAttempt(sealAttempt(spent, key), key)).toEqual(spent);
    expect(openAttempt(sealAttempt(spent, key), key)).toBeUndefined();
  });

  it('is nothing that an attempt opens as', () => {
    expect(openSpentAttempt(sealAttempt(anAttempt(), key), key)).toBeUndefined();
  });

  it('is put in its order without the key', () => {
    expect(peekAtAttempt(sealAttempt(spent, key))).toEqual({ expiresAt: 600_000, isSpent: true });
    expect(peekAtAttempt(sealAttempt(anAttempt(), key))).toEqual({ expiresAt: 600_000, isSpent: false });
  });

  it.each(['', '.', 'garbage', `${Buffer.from('[]').toString('base64url')}.x`, '%00.%00'])(
    'comes before everything else when it is no attempt at all: %j',
    (text) => {
      expect(peekAtAttempt(text)).toEqual({ expiresAt: 0, isSpent: true });
    },
  );
});
