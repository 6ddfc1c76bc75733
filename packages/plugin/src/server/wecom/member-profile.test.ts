import { describe, expect, it } from 'vitest';
import { identityOf, joinProfile, memberIdOf } from './member-profile';

const member = {
  memberId: 'zhangsan',
  active: true,
  mobile: undefined,
  name: '张三',
  avatar: 'member.png',
  email: 'own@member',
  corporateEmail: 'corp@member',
};
const shared = { mobile: '+8613800000001', avatar: 'shared.png', email: 'own@shared', corporateEmail: 'corp@shared' };
const nothing = { mobile: undefined, avatar: undefined, email: undefined, corporateEmail: undefined };

describe('identityOf', () => {
  it('ignores the case of a member id and keeps that of a corp ID', () => {
    expect(identityOf('wwABC', 'Chen.Yi-1@Corp')).toBe('wwABC/chen.yi-1@corp');
  });

  it('tells namesakes of two corps apart', () => {
    expect(identityOf('ww1', 'zhangsan')).not.toBe(identityOf('ww2', 'zhangsan'));
  });
});

describe('memberIdOf', () => {
  it.each(['zhangsan', 'chen.yi-1@corp'])('finds %s again', (memberId) => {
    expect(memberIdOf(identityOf('wwABC', memberId))).toBe(memberId);
  });
});

describe('joinProfile', () => {
  it('puts what the member shared before what everybody can read', () => {
    expect(joinProfile('ZhangSan', member, shared)).toEqual({
      memberId: 'ZhangSan',
      name: '张三',
      mobile: '+8613800000001',
      email: 'corp@shared',
      avatar: 'shared.png',
    });
  });

  it.each([
    ['the corporate one the member shared', {}, {}, 'corp@shared'],
    ['the corporate one of the directory', {}, { corporateEmail: undefined }, 'corp@member'],
    ['the personal one the member shared', { corporateEmail: undefined }, { corporateEmail: undefined }, 'own@shared'],
    ['the personal one of the directory', { corporateEmail: undefined }, nothing, 'own@member'],
  ])('takes of the emails the first there is: %s', (_, memberChanges, sharedChanges, email) => {
    const profile = joinProfile('zhangsan', { ...member, ...memberChanges }, { ...shared, ...sharedChanges });
    expect(profile.email).toBe(email);
  });

  it('takes the directory’s number only where no consent page asked for it', () => {
    const known = { ...member, mobile: '13800000001' };
    expect(joinProfile('zhangsan', known, undefined).mobile).toBe('13800000001');
    expect(joinProfile('zhangsan', known, nothing).mobile).toBeUndefined();
  });

  it('makes nothing up', () => {
    const unknown = { name: undefined, mobile: undefined, email: undefined, avatar: undefined };
    expect(joinProfile('zhangsan', undefined, undefined)).toEqual({ memberId: 'zhangsan', ...unknown });
  });

  it('takes the name that the silent pass saw', () => {
    expect(joinProfile('zhangsan', { memberId: 'zhangsan', name: '张三' }, shared).name).toBe('张三');
  });

  it('cuts a name that is too long to be stored, and no character in two', () => {
    const name = `${'a'.repeat(254)}😀b`;
    expect(joinProfile('zhangsan', { ...member, name }, undefined).name).toBe(`${'a'.repeat(254)}😀`);
  });

  it('leaves out addresses that are too long to be stored', () => {
    const [longest, tooLong] = ['a'.repeat(255), 'a'.repeat(256)];
    const known = { ...member, corporateEmail: longest, avatar: tooLong };
    expect(joinProfile('zhangsan', known, undefined)).toMatchObject({ email: longest, avatar: undefined });
    const other = { ...member, corporateEmail: tooLong, avatar: longest };
    expect(joinProfile('zhangsan', other, undefined)).toMatchObject({ email: undefined, avatar: longest });
  });
});
