import { describe, expect, it } from 'vitest';
import { newUserFrom, usernameOf } from './new-user';
import { aProfile } from './testing/builders';

const free = { username: false, email: false };
const long = 'a'.repeat(64);

describe('newUserFrom', () => {
  it('takes over what WeCom told', () => {
    const profile = aProfile({ name: '张三', mobile: '+86 138 0000 0001', email: 'zs@corp.example.com' });
    expect(newUserFrom(profile, free, 'x')).toEqual({
      nickname: '张三',
      username: 'zhangsan',
      phone: '13800000001',
      email: 'zs@corp.example.com',
    });
  });

  it('sets nothing that WeCom did not tell', () => {
    expect(newUserFrom(aProfile(), free, 'x')).toEqual({ nickname: 'zhangsan', username: 'zhangsan' });
  });

  it('leaves out a phone that cannot be read', () => {
    expect(newUserFrom(aProfile({ mobile: '138****0001' }), free, 'x')).not.toHaveProperty('phone');
  });

  it('leaves out an email that another user has', () => {
    const profile = aProfile({ email: 'zs@corp.example.com' });
    expect(newUserFrom(profile, { ...free, email: true }, 'x')).not.toHaveProperty('email');
  });

  it('makes a taken username free and keeps it within 50 characters', () => {
    const taken = { ...free, username: true };
    expect(newUserFrom(aProfile(), taken, '1a2b3c').username).toBe('zhangsan_1a2b3c');
    const { username } = newUserFrom(aProfile({ memberId: long }), taken, '1a2b3c');
    expect(username).toBe(`${'a'.repeat(43)}_1a2b3c`);
  });

  it('never sets a password', () => {
    expect(newUserFrom(aProfile({ name: '张三' }), free, 'x')).not.toHaveProperty('password');
  });
});

describe('usernameOf', () => {
  it.each([
    ['zhangsan', 'zhangsan'],
    ['Chen.Yi-1@Corp', 'Chen_Yi-1_Corp'],
    [`<"'/>`, '_____'],
    [long, 'a'.repeat(50)],
  ])('makes of %j what NocoBase accepts', (memberId, username) => {
    expect(usernameOf(memberId)).toBe(username);
    expect(username).toMatch(/^[^@.<>"'/]{1,50}$/);
  });
});
