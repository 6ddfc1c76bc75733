import { describe, expect, it } from 'vitest';
import { anApp } from '../testing/an-app';
import { getDirectoryMember, listMembersOf } from './department-members';

const zhangsan = {
  userid: 'ZhangSan',
  name: '张三',
  status: 1,
  department: [2, 7],
  order: [10, 0],
  is_leader_in_dept: [0, 1],
  main_department: 7,
};

const told = {
  memberId: 'ZhangSan',
  name: '张三',
  status: 'active',
  departments: [
    { id: '2', order: 10, isLeader: false },
    { id: '7', order: 0, isLeader: true },
  ],
  mainDepartmentId: '7',
  mobile: undefined,
  email: undefined,
};

describe('listMembersOf', () => {
  it('lists one department, and asks for none below it', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/list', { userlist: [zhangsan] });
    expect(await listMembersOf(app, '7')).toEqual([told]);
    expect(wecom.sentTo('user/list')[0]?.query).toEqual({ access_token: 'T1', department_id: '7' });
  });

  it.each([
    [1, 'active'],
    [2, 'disabled'],
    [4, 'not-activated'],
    [5, 'left'],
    [undefined, 'active'],
  ])('reads status %s as %s', async (status, name) => {
    const { app, wecom } = anApp();
    wecom.answer('user/list', { userlist: [{ ...zhangsan, status }] });
    expect(await listMembersOf(app, '7')).toMatchObject([{ status: name }]);
  });

  it('reads phone number and address where WeCom tells them, the corporate address first', async () => {
    const { app, wecom } = anApp();
    const personal = { mobile: '13800000001', email: 'zs@example.org' };
    wecom.answer('user/list', {
      userlist: [
        { ...zhangsan, ...personal, biz_mail: 'zs@example.com' },
        { ...zhangsan, ...personal, biz_mail: '' },
      ],
    });
    expect(await listMembersOf(app, '7')).toMatchObject([
      { mobile: '13800000001', email: 'zs@example.com' },
      { mobile: '13800000001', email: 'zs@example.org' },
    ]);
  });

  it('puts who tells no department into the one that was asked for', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/list', { userlist: [{ userid: 'zhangsan', department: null, main_department: '' }] });
    expect(await listMembersOf(app, '7')).toEqual([
      {
        ...told,
        memberId: 'zhangsan',
        name: undefined,
        departments: [{ id: '7', order: 0, isLeader: false }],
        mainDepartmentId: undefined,
      },
    ]);
  });

  it.each([60003, 60123])('says that the department is gone: %i', async (errcode) => {
    const { app, wecom } = anApp();
    wecom.answer('user/list', { errcode, userlist: [] });
    expect(await listMembersOf(app, '7')).toBeUndefined();
  });

  it.each([60011, 48002, 60020, 45009])('is refused by any other number: %i', async (errcode) => {
    const { app, wecom } = anApp();
    wecom.answer('user/list', { errcode, userlist: [] });
    await expect(listMembersOf(app, '7')).rejects.toMatchObject({ errcode });
  });

  it.each([
    ['without the list', {}],
    ['with a member without an id', { userlist: [{ ...zhangsan, userid: '' }] }],
  ])('accepts no reply %s', async (_, reply) => {
    const { app, wecom } = anApp();
    wecom.answer('user/list', reply);
    await expect(listMembersOf(app, '7')).rejects.toMatchObject({ problem: 'reply lacks a field' });
  });

  it('reads the 30,000 members that a department may have', async () => {
    const { app, wecom } = anApp();
    const userlist = Array.from({ length: 30_000 }, (_, index) => ({ ...zhangsan, userid: `member-${index}` }));
    wecom.answer('user/list', { userlist });
    expect(await listMembersOf(app, '7')).toHaveLength(30_000);
  });

  it('reads no reply that is larger than any department', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/list', { userlist: [{ ...zhangsan, address: 'x'.repeat(16 * 1024 * 1024) }] });
    await expect(listMembersOf(app, '7')).rejects.toMatchObject({ problem: 'reply too large' });
  });
});

describe('getDirectoryMember', () => {
  it('reads a member with their departments', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', zhangsan);
    expect(await getDirectoryMember(app, 'zhangsan')).toEqual(told);
    expect(wecom.sentTo('user/get')[0]?.query).toEqual({ access_token: 'T1', userid: 'zhangsan' });
  });

  it.each([
    [60111, 'unknown'],
    [60011, 'out-of-range'],
    [50002, 'out-of-range'],
  ])('tells who does not exist from who may not be seen: %i is %s', async (errcode, answer) => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', { errcode, userid: '' });
    expect(await getDirectoryMember(app, 'zhangsan')).toBe(answer);
  });

  it('takes no other refusal for an answer', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', { errcode: 60020 });
    await expect(getDirectoryMember(app, 'zhangsan')).rejects.toMatchObject({ errcode: 60020 });
  });

  it('reads no more than a member takes', async () => {
    const { app, wecom } = anApp();
    wecom.answer('user/get', { ...zhangsan, address: 'x'.repeat(256 * 1024) });
    await expect(getDirectoryMember(app, 'zhangsan')).rejects.toMatchObject({ problem: 'reply too large' });
  });
});
