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
  candidates: [],
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
});
