import { describe, expect, test } from 'vitest';
import type { MemberProfile } from '../../wecom/member-profile';
import { type IsTaken, newUsersFrom } from './new-users';

const nothing: IsTaken = { username: () => false, email: () => false, phone: () => false };

const aProfile = (changes: Partial<MemberProfile> = {}): MemberProfile => ({
  memberId: 'ZhangSan',
  name: '张三',
  mobile: undefined,
  email: undefined,
  avatar: undefined,
  ...changes,
});

const build = (profiles: MemberProfile[], isTaken = nothing) => newUsersFrom(profiles, isTaken, () => 'abc123');

describe('the users of several members', () => {
  test('have the usernames of their member IDs', () => {
    expect(build([aProfile(), aProfile({ memberId: 'li.na' })])).toEqual([
      { nickname: '张三', username: 'ZhangSan' },
      { nickname: '张三', username: 'li_na' },
    ]);
  });

  test('take no username from somebody who is there', () => {
    const isTaken = { ...nothing, username: (value: string) => value === 'ZhangSan' };

    expect(build([aProfile()], isTaken)).toEqual([{ nickname: '张三', username: 'ZhangSan_abc123' }]);
  });

  test('take no username from each other, in whatever spelling', () => {
    const usernames = build([aProfile({ memberId: 'a.b' }), aProfile({ memberId: 'A@B' })]).map(
      ({ username }) => username,
    );

    expect(usernames).toEqual(['a_b', 'A_B_abc123']);
  });

  test('take no address and no number from anybody', () => {
    const profile = aProfile({ mobile: '13800000001', email: 'a@example.com' });
    const taken = { ...nothing, email: () => true, phone: () => true };

    expect(build([profile])).toMatchObject([{ phone: '13800000001', email: 'a@example.com' }]);
    expect(build([profile], taken)).toEqual([{ nickname: '张三', username: 'ZhangSan' }]);
    expect(build([profile, { ...profile, memberId: 'other' }])[1]).toEqual({ nickname: '张三', username: 'other' });
  });
});
