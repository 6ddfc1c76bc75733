import { describe, expect, it } from 'vitest';
import type { Finding, SuggestedUser } from '../../../shared/directory';
import { fits } from './judge-decision';

const aFinding = (kind: Finding['kind'], changes: Partial<Finding> = {}): Finding => ({
  subject: 'member',
  wecomId: 'zhangsan',
  name: '张三',
  kind,
  details: {},
  ...changes,
});

const suggestion = (acceptance: SuggestedUser['acceptance']) =>
  aFinding('suggested', { details: { candidates: [{ userId: 7, evidence: ['username'], acceptance }] } });

describe('a suggestion', () => {
  it.each([
    ['list', true, true],
    ['singly', true, false],
    ['never', false, false],
  ] as const)('of acceptance "%s" is accepted singly: %s, in a list: %s', (acceptance, singly, inList) => {
    const decision = { kind: 'adopt', userId: 7 } as const;
    expect([false, true].map((isList) => fits(decision, suggestion(acceptance), isList))).toEqual([singly, inList]);
  });

  it('is not accepted for a user who was not shown', () => {
    expect(fits({ kind: 'adopt', userId: 8 }, suggestion('list'), false)).toBe(false);
    expect(fits({ kind: 'adopt' }, suggestion('list'), false)).toBe(false);
  });

  it('may be turned down', () => {
    expect(fits({ kind: 'make' }, suggestion('never'), true)).toBe(true);
  });
});

it.each([
  ['waits-for-confirmation', 'close', true],
  ['reused-id', 'open', true],
  ['user-deleted', 'make', true],
  ['unchanged', 'close', false],
  ['changed', 'close', false],
  ['closed', 'open', false],
  ['root', 'close', false],
  ['claim-of-another', 'make', false],
  ['kept-open', 'close', false],
] as const)('about "%s" one can decide "%s": %s', (kind, decision, is) => {
  expect(fits({ kind: decision }, aFinding(kind), false)).toBe(is);
});

it('a department that was deleted by hand can be made again, and nothing else', () => {
  const deleted = aFinding('deleted-by-hand', { subject: 'department' });
  expect(fits({ kind: 'make' }, deleted, true)).toBe(true);
  expect(fits({ kind: 'close' }, deleted, true)).toBe(false);
  expect(fits({ kind: 'make' }, { ...deleted, kind: 'vanished' }, true)).toBe(false);
});
