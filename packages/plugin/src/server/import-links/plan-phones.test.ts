import { describe, expect, it } from 'vitest';
import type { SourceLink } from './plan';
import { planPhones } from './plan-phones';
import { aLink } from './testing/builders';

const byPhone = (changes: Partial<SourceLink> = {}) => aLink({ uuid: '13800000001', ...changes });

function outcomesOf(links: SourceLink[], facts: Partial<Parameters<typeof planPhones>[1]> = {}) {
  const phones = links.map(({ userId, phone }) => ({ userId, phone, isTyped: false }));
  return planPhones(links, { existing: [], phones, areInTheWay: false, ...facts }).map(({ outcome }) => outcome);
}

it('sets the number of a user who has none, as NocoBase in China stores it', () => {
  expect(outcomesOf([byPhone({ uuid: '+86 138-0000-0001' })])).toEqual([{ kind: 'set-phone', phone: '13800000001' }]);
});

it('has nothing to do where the user has the number, in whatever spelling', () => {
  expect(outcomesOf([byPhone({ phone: '+86 138 0000 0001' })])).toEqual([{ kind: 'phone-there-already' }]);
});

it('makes room where the old link would keep the user from matching', () => {
  expect(outcomesOf([byPhone({ phone: '13800000001' })], { areInTheWay: true })).toEqual([{ kind: 'free-user' }]);
});

it('has nothing to do for a user who is linked', () => {
  const existing = [{ identity: 'ww1234567890abcdef/zhangsan', userId: 7 }];
  expect(outcomesOf([byPhone()], { existing })).toEqual([{ kind: 'linked-already' }]);
});

it.each([
  ['root-user', byPhone({ isRoot: true })],
  ['malformed-phone', byPhone({ uuid: 'zhangsan' })],
  ['other-phone', byPhone({ phone: '13900000009' })],
  ['other-phone', byPhone({ phone: '0755-1234567' })],
])('leaves it to the administrator: %s', (reason, link) => {
  expect(outcomesOf([link])).toEqual([{ kind: 'conflict', reason }]);
});

it('refuses a number that another user has', () => {
  const phones = [{ userId: 8, phone: '138 0000 0001', isTyped: false }];
  expect(outcomesOf([byPhone()], { phones })).toEqual([{ kind: 'conflict', reason: 'phone-taken' }]);
});

it('refuses both of two users with the same number', () => {
  const links = [byPhone(), byPhone({ userId: 8, uuid: '+8613800000001' })];
  expect(outcomesOf(links)).toMatchObject([{ reason: 'several-users' }, { reason: 'several-users' }]);
});

describe('a number that a user has only typed in', () => {
  it('is no reason to link that user', () => {
    const phones = [{ userId: 7, phone: '138 0000 0001', isTyped: true }];
    const outcomes = outcomesOf([byPhone({ phone: '138 0000 0001' })], { phones, areInTheWay: true });
    expect(outcomes).toEqual([{ kind: 'conflict', reason: 'phone-typed' }]);
  });

  it('keeps nobody else from theirs', () => {
    const typed = { userId: 8, phone: '+86 138 0000 0001', isTyped: true };
    const phones = [{ userId: 7, phone: '13800000001', isTyped: false }, typed];
    expect(outcomesOf([byPhone({ phone: '13800000001' })], { phones })).toEqual([{ kind: 'phone-there-already' }]);
    expect(outcomesOf([byPhone()], { phones: [typed] })).toMatchObject([{ kind: 'set-phone' }]);
  });

  it('is told to the administrator where the database would take no second one', () => {
    const phones = [{ userId: 8, phone: '13800000001', isTyped: true }];
    expect(outcomesOf([byPhone()], { phones })).toEqual([{ kind: 'conflict', reason: 'phone-typed-elsewhere' }]);
  });
});
