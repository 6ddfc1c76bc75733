import { beforeEach, describe, expect, it } from 'vitest';
import { PERSONAL_FIELDS } from '../company/company.js';
import { Stage } from '../testing/stage.js';

describe('user/get', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));
  const get = (userid: string) => stage.callAs(stage.app, 'user/get', { userid });

  it('tells name, departments and status, and no personal fields', async () => {
    stage.control.updateApp({ visibleDepartmentIds: [1] });
    const reply = await get('zhangsan');
    expect(reply).toMatchObject({ userid: 'zhangsan', name: '张三', department: [2], main_department: 2, status: 1 });
    for (const field of PERSONAL_FIELDS) {
      expect(reply).not.toHaveProperty(field);
    }
  });

  it('tells place, leaders and the rest of the profile', async () => {
    stage.control.updateApp({ visibleDepartmentIds: [1] });
    expect(await get('wangwu')).toMatchObject({
      department: [4],
      order: [10],
      is_leader_in_dept: [1],
      direct_leader: ['zhangsan'],
      alias: '',
      extattr: { attrs: [] },
    });
    expect(await get('zhangsan')).toMatchObject({
      alias: 'Sam',
      position: '工程师',
      extattr: { attrs: [{ type: 0, name: '工号', text: { value: 'A0001' } }] },
    });
  });

  it('tells of departments and leaders those that the app may see, unless switched', async () => {
    stage.control.updateApp({ visibleDepartmentIds: [5], visibleMemberIds: ['lisi'] });
    const [sunqi, lisi] = [await get('sunqi'), await get('lisi')];
    expect(sunqi).toMatchObject({ department: [5], order: [20], is_leader_in_dept: [0] });
    expect(sunqi).not.toHaveProperty('main_department');
    expect(lisi).toMatchObject({ department: [], order: [], direct_leader: [] });
    stage.control.setBehaviour({ memberDepartments: 'all' });
    expect(await get('sunqi')).toMatchObject({ department: [5, 6], main_department: 6 });
  });

  it.each([
    ['by the member', { visibleMemberIds: ['zhouba'] }],
    ['by the department', { visibleDepartmentIds: [7] }],
    ['by a department above', { visibleDepartmentIds: [1] }],
    ['by a tag on the member', { visibleTagIds: [3] }],
    ['by a tag on the department', { visibleTagIds: [4] }],
  ])('sees a member who is visible %s', async (_how, range) => {
    stage.control.setTags([
      { id: 3, name: 'A', memberIds: ['ZHOUBA'], departmentIds: [] },
      { id: 4, name: 'B', memberIds: [], departmentIds: [7] },
    ]);
    stage.control.updateApp({ visibleMemberIds: [] });
    expect(await get('zhouba')).toMatchObject({ errcode: 60011 });
    stage.control.updateApp(range);
    expect(await get('zhouba')).toMatchObject({ errcode: 0, userid: 'zhouba' });
  });

  it('tells the personal fields as to an older app when switched so', async () => {
    stage.control.setBehaviour({ personalFieldsInUserGet: 'yes' });
    expect(await get('zhangsan')).toMatchObject({ mobile: '+8613800000001', biz_mail: 'zhangsan@corp.example.com' });
  });

  it('ignores the case of the id and keeps the stored one', async () => {
    expect(await get('chen.yi-1@corp')).toMatchObject({ errcode: 0, userid: 'Chen.Yi-1@Corp' });
  });

  it('tells disabled and departed members by status', async () => {
    expect(await get('wujiu')).toMatchObject({ errcode: 0, status: 2 });
    expect(await get('zhengshi')).toMatchObject({ errcode: 0, status: 5 });
  });

  it('does not find a departed member when switched so', async () => {
    stage.control.setBehaviour({ leftMember: '60111' });
    expect(await get('zhengshi')).toMatchObject({ errcode: 60111 });
  });

  it.each(['60011', '60111'] as const)('refuses a member outside the visible range with %s', async (outOfRange) => {
    stage.control.setBehaviour({ outOfRange });
    expect(await get('zhouba')).toMatchObject({ errcode: Number(outOfRange), department: [] });
  });

  it.each([
    ['', 41009],
    ['-bad', 40003],
    ['nobody', 60111],
    ['outsider', 60111],
    ['ww9999999999999999/linked', 60111],
  ])('refuses the id "%s": %i', async (userid, errcode) => {
    expect(await get(userid)).toMatchObject({ errcode });
  });

  it('does not find a member who was removed', async () => {
    stage.control.removeMember('zhangsan');
    expect(await get('zhangsan')).toMatchObject({ errcode: 60111 });
  });
});
