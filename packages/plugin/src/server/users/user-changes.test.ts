import { expect, it } from 'vitest';
import { aProfile } from './testing/builders';
import { userChanges } from './user-changes';

const user = { nickname: '张三', email: 'zs@corp', phone: '138 0000 0001' };

it('names what differs', () => {
  const told = aProfile({ name: '张三丰', email: 'zsf@corp', mobile: '+86 13900000001' });
  expect(userChanges(user, told)).toEqual({ nickname: '张三丰', email: 'zsf@corp', phone: '13900000001' });
});

it('sees no difference in what is equal, or spelled in another way', () => {
  expect(userChanges(user, aProfile({ name: '张三', email: ' ZS@Corp', mobile: '+8613800000001' }))).toEqual({});
});

it('never erases what WeCom left out', () => {
  expect(userChanges(user, aProfile())).toEqual({});
});

it('fills in what the user does not have', () => {
  const told = aProfile({ name: '张三', email: 'zs@corp', mobile: '13800000001' });
  const changes = { nickname: '张三', email: 'zs@corp', phone: '13800000001' };
  expect(userChanges({ nickname: null, email: null, phone: null }, told)).toEqual(changes);
});

it.each(['138****0001', '0755-1234567', ''])(
  'leaves the phone alone when the number cannot be read: "%s"',
  (mobile) => {
    expect(userChanges(user, aProfile({ mobile }))).toEqual({});
  },
);
