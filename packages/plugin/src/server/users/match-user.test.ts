import { describe, expect, it } from 'vitest';
import { matchUser, type Candidate, type MatchFacts } from './match-user';

const aCandidate = (changes: Partial<Candidate> = {}): Candidate => ({
  userId: 7,
  isRoot: false,
  isLinked: false,
  ...changes,
});

/** A member who came through the consent page and whose phone nobody has. */
const facts = (changes: Partial<MatchFacts> = {}): MatchFacts => ({
  attempt: { flow: 'in-app', scope: 'snsapi_privateinfo' },
  hasPhone: true,
  candidates: [],
  isTyped: false,
  autoSignUp: false,
  ...changes,
});

describe('before consent', () => {
  it.each([true, false])('asks for consent inside WeCom (automatic sign-up: %s)', (autoSignUp) => {
    const attempt = { flow: 'in-app', scope: 'snsapi_base' } as const;
    expect(matchUser(facts({ attempt, autoSignUp }))).toEqual({ kind: 'ask-consent' });
  });

  it.each([true, false])('sends a person from a browser to WeCom first (automatic sign-up: %s)', (autoSignUp) => {
    const attempt = { flow: 'web', scope: 'snsapi_base' } as const;
    const decision = matchUser(facts({ attempt, candidates: [aCandidate()], autoSignUp }));
    expect(decision).toEqual({ kind: 'refuse', code: 'wecom_not_linked' });
  });
});

describe('with one user who has the phone', () => {
  it('links that user, whether or not users are created automatically', () => {
    const candidates = [aCandidate({ userId: 42 })];
    expect(matchUser(facts({ candidates }))).toEqual({ kind: 'link', userId: 42 });
    expect(matchUser(facts({ candidates, autoSignUp: true }))).toEqual({ kind: 'link', userId: 42 });
  });

  it.each([
    ['is linked to another member', { isLinked: true }, 'wecom_phone_taken'],
    ['is the root user', { isRoot: true }, 'wecom_root_not_linkable'],
    ['is a linked root user', { isRoot: true, isLinked: true }, 'wecom_root_not_linkable'],
  ])('refuses when the user %s, and makes no second one', (_, changes, code) => {
    const candidates = [aCandidate(changes)];
    expect(matchUser(facts({ candidates }))).toEqual({ kind: 'refuse', code });
    expect(matchUser(facts({ candidates, autoSignUp: true }))).toEqual({ kind: 'refuse', code });
  });
});

it.each([
  ['plain ones', [aCandidate({ userId: 1 }), aCandidate({ userId: 2 })]],
  ['one of them linked', [aCandidate({ userId: 1 }), aCandidate({ userId: 2, isLinked: true })]],
  ['one of them root', [aCandidate({ userId: 1, isRoot: true }), aCandidate({ userId: 2 })]],
])('refuses when several users have the phone: %s', (_, candidates) => {
  const decision = matchUser(facts({ candidates, autoSignUp: true }));
  expect(decision).toEqual({ kind: 'refuse', code: 'wecom_phone_ambiguous' });
});

describe('with nobody who has the phone', () => {
  it('creates a user when that is allowed', () => {
    expect(matchUser(facts({ autoSignUp: true }))).toEqual({ kind: 'create' });
    expect(matchUser(facts())).toEqual({ kind: 'refuse', code: 'wecom_sign_up_off' });
  });

  it('creates one also without a number, or says that none came', () => {
    expect(matchUser(facts({ hasPhone: false, autoSignUp: true }))).toEqual({ kind: 'create' });
    expect(matchUser(facts({ hasPhone: false }))).toEqual({ kind: 'refuse', code: 'wecom_phone_not_shared' });
  });
});

describe('with users who have only typed the phone in', () => {
  const refusal = { kind: 'refuse', code: 'wecom_phone_unproven' };
  const wanted = { flow: 'in-app', scope: 'snsapi_privateinfo', account: 'new' } as const;

  it.each([true, false])('asks the person, and links nobody (automatic sign-up: %s)', (autoSignUp) => {
    expect(matchUser(facts({ isTyped: true, autoSignUp }))).toEqual(refusal);
  });

  it('makes a new user without the number for who asks for one, when that is allowed', () => {
    const asked = { isTyped: true, attempt: wanted };
    expect(matchUser(facts({ ...asked, autoSignUp: true }))).toEqual({ kind: 'create', withoutPhone: true });
    expect(matchUser(facts(asked))).toEqual(refusal);
  });

  it.each([undefined, 'new'] as const)('links the one user of whom somebody else says so (account: %s)', (account) => {
    const attempt = { flow: 'in-app', scope: 'snsapi_privateinfo', account } as const;
    const decision = matchUser(facts({ isTyped: true, attempt, candidates: [aCandidate()], autoSignUp: true }));
    expect(decision).toEqual({ kind: 'link', userId: 7 });
  });

  it('keeps every other decision as it is', () => {
    const twice = [aCandidate(), aCandidate({ userId: 8 })];
    expect(matchUser(facts({ isTyped: true, candidates: twice, attempt: wanted }))).toMatchObject({
      code: 'wecom_phone_ambiguous',
    });
    const web = { flow: 'web', scope: 'snsapi_base', account: 'new' } as const;
    expect(matchUser(facts({ isTyped: true, attempt: web, autoSignUp: true }))).toMatchObject({
      code: 'wecom_not_linked',
    });
  });
});

it('gives a new user the number when nobody has typed it in, whatever the person asked for', () => {
  const attempt = { flow: 'in-app', scope: 'snsapi_privateinfo', account: 'new' } as const;
  expect(matchUser(facts({ attempt, autoSignUp: true }))).toEqual({ kind: 'create' });
});
