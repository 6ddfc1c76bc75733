import { describe, expect, test } from 'vitest';
import { judgeReturn, type Return, type ReturnFacts } from './judge-return';

const STATE = '0123456789abcdef0123456789abcdef';
const none: Return = { kind: 'none' };
const unclear: Return = { kind: 'unclear', authenticator: 'wecom' };
const unnamed: Return = { kind: 'unclear', authenticator: undefined };
const signIn: Return = { kind: 'sign-in', authenticator: 'wecom', code: 'C', state: STATE };

const judge = (query: string, facts: Partial<ReturnFacts> = {}) =>
  judgeReturn({ query: new URLSearchParams(query), refused: undefined, hasLeft: false, ...facts });

describe('an attempt is known by its state', () => {
  test.each<[string, Return]>([
    [`authenticator=wecom&code=C&state=${STATE}`, signIn],
    [`state=${STATE}&code=C&authenticator=wecom&appid=ww1`, signIn],
    [`authenticator=wecom&state=${STATE}`, { ...signIn, code: '' }],
    [`authenticator=wecom&code=&state=${STATE}`, { ...signIn, code: '' }],
    [`authenticator=wecom&code=C&state=${STATE}link`, { ...signIn, kind: 'link', state: `${STATE}link` }],
    [`authenticator=wecom&error=x&code=C&state=${STATE}`, signIn],
  ])('%s', (query, expected) => {
    expect(judge(query)).toEqual(expected);
  });
});

describe('what an attempt does not look like is unclear', () => {
  test.each<[string, Return]>([
    [`authenticator=wecom&code=C&state=${STATE}https://x.example`, unclear],
    [`authenticator=wecom&code=C&state=${STATE.toUpperCase()}`, unclear],
    [`authenticator=wecom&code=C&state=${STATE}LINK`, unclear],
    [`authenticator=wecom&code=C&state=${STATE}%00`, unclear],
    [`authenticator=wecom&code=C&state=${STATE}%0A`, unclear],
    ['authenticator=wecom&code=C&state=STATE', unclear],
    ['authenticator=wecom&code=C&state=', unclear],
    ['authenticator=wecom&code=C', unclear],
    ['authenticator=wecom&state=', unclear],
    [`authenticator=wecom&code=C&state=${STATE}&state=${STATE}`, unclear],
    [`authenticator=wecom&code=C&code=D&state=${STATE}`, unclear],
    [`authenticator=wecom&authenticator=wecom&code=C&state=${STATE}`, unnamed],
    [`authenticator=&code=C&state=${STATE}`, unnamed],
    [`code=C&state=${STATE}`, unnamed],
  ])('%s', (query, expected) => {
    expect(judge(query)).toEqual(expected);
    expect(judge(query, { hasLeft: true })).toEqual(expected);
  });
});

describe('an error in an address', () => {
  const bare = 'authenticator=wecom&error=wecom_not_linked&redirect=%2Fadmin';

  test('is nobody’s word', () => {
    expect(judge(bare)).toEqual(none);
    expect(judge(bare, { refused: { code: 'wecom_not_configured', reference: 'ABCD1234' } })).toEqual(none);
    expect(judge('authenticator=wecom&error=', { refused: { code: '', reference: 'ABCD1234' } })).toEqual(none);
  });

  test('is told when the server has just given it to this browser', () => {
    const refused = { code: 'wecom_not_linked', reference: 'ABCD1234' };
    const refusal = { kind: 'refused', authenticator: 'wecom', ...refused };
    expect(judge(bare, { refused })).toEqual(refusal);
    expect(judge(bare, { refused, hasLeft: true })).toEqual(refusal);
  });

  test('ends a sign-in that this web view has left for', () => {
    expect(judge(bare, { hasLeft: true })).toEqual(unclear);
    expect(judge('error=access_denied', { hasLeft: true })).toEqual(unnamed);
  });
});

test('a bare sign-in page brings nothing back, unless it names an authenticator that was waited for', () => {
  expect(judge('')).toEqual(none);
  expect(judge('redirect=%2Fadmin', { hasLeft: true })).toEqual(none);
  expect(judge('authenticator=wecom')).toEqual(none);
  expect(judge('authenticator=wecom', { hasLeft: true })).toEqual(unclear);
});
