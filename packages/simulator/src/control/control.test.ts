import { beforeEach, describe, expect, it } from 'vitest';
import { defaultCompany } from '../company/default-company.js';
import { CompanyError } from '../company/company-error.js';
import { Stage } from '../testing/stage.js';

describe('the control', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  it('replaces the company and ends what was issued for the old one', async () => {
    const token = await stage.token();
    stage.control.seed({ ...defaultCompany(), name: 'Another' });
    expect(stage.platform.company.name).toBe('Another');
    expect(await stage.call('user/get', { access_token: token })).toMatchObject({ errcode: 40014 });
  });

  it('refuses a company that is not valid, and keeps the old one', () => {
    expect(() => stage.control.seed({ ...defaultCompany(), corpId: 'x' })).toThrow(CompanyError);
    expect(stage.platform.corpId).toBe('wwf0e1d2c3b4a59687');
  });

  it('changes an app, the first unless told otherwise', () => {
    stage.control.updateApp({ name: 'First' });
    stage.control.updateApp({ name: 'Second' }, '1000003');
    expect([stage.app.name, stage.otherApp.name]).toEqual(['First', 'Second']);
  });

  it('refuses an app that does not exist', () => {
    expect(() => stage.control.updateApp({ name: 'None' }, '7')).toThrow('There is no app 7');
  });

  it('changes a member by id, case ignored', () => {
    stage.control.updateMember('ZhangSan', { status: 2 });
    expect(stage.platform.member('zhangsan')?.status).toBe(2);
  });

  it('refuses a member who does not exist', () => {
    expect(() => stage.control.updateMember('nobody', {})).toThrow('There is no member nobody');
    expect(() => stage.control.removeMember('nobody')).toThrow('There is no member nobody');
  });

  it('adds a member, with what may be left out', () => {
    stage.control.addMember({ id: 'anna', name: '安娜', departmentIds: [4] });
    expect(stage.platform.member('anna')).toMatchObject({ kind: 'member', status: 1, personalFields: {} });
    expect(() => stage.control.addMember({ id: 'ANNA', name: '安娜' })).toThrow('There is a member ANNA already');
    expect(() => stage.control.addMember({ id: 'bert', name: 'Bert', departmentIds: [99] })).toThrow(
      'member.departmentIds names 99, which is not there',
    );
  });

  it('moves a member, and what was said of the department that was left goes', () => {
    stage.control.updateMember('wangwu', { departmentIds: [5] });
    expect(stage.platform.member('wangwu')).toMatchObject({ departmentIds: [5], leads: [], orders: {} });
    stage.control.updateMember('sunqi', { departmentIds: [5, 3] });
    expect(stage.platform.member('sunqi')).toMatchObject({ departmentIds: [5, 3], orders: { 5: 20 } });
    expect(stage.platform.member('sunqi')).not.toHaveProperty('mainDepartmentId');
  });

  it('renames a member, and whatever names the member follows', () => {
    stage.control.updateMember('zhangsan', { id: 'zhang.san' });
    expect(stage.platform.member('zhangsan')).toBeUndefined();
    expect(stage.app.visibleMemberIds).toContain('zhang.san');
    expect(stage.platform.directory.tag(1)?.memberIds).toEqual(['zhang.san', 'lisi']);
    expect(stage.platform.member('lisi')?.directLeaderIds).toEqual(['zhang.san']);
    expect(() => stage.control.updateMember('lisi', { id: 'WangWu' })).toThrow('There is a member WangWu already');
  });

  it('takes a removed member out of whatever named the member', () => {
    stage.control.removeMember('ZhangSan');
    expect(stage.app.visibleMemberIds).not.toContain('zhangsan');
    expect(stage.platform.directory.tag(1)?.memberIds).toEqual(['lisi']);
    expect(stage.platform.member('lisi')?.directLeaderIds).toEqual([]);
    expect(stage.platform.company.members.map(({ id }) => id)).not.toContain('zhangsan');
  });

  it('adds, changes and moves departments', () => {
    expect(stage.control.addDepartment({ name: '华北大区', parentId: 3 })).toMatchObject({
      id: 8,
      parentId: 3,
      order: 0,
    });
    stage.control.updateDepartment(8, { name: '华北', parentId: 1 });
    expect(stage.platform.directory.department(8)).toMatchObject({ id: 8, name: '华北', parentId: 1 });
  });

  it.each([
    ['below itself', 2, { parentId: 4 }, 'department 2 is not within 15 levels below the root'],
    ['below nothing', 2, { parentId: 99 }, 'department 2 has the parent 99, which is not there'],
    ['beside one of the same name', 4, { name: '后端组' }, 'departments has 后端组 below 2 more than once'],
    ['without a root', 1, { parentId: 2 }, 'departments must hold the root'],
  ])('refuses a department %s', (_where, id, patch, problem) => {
    expect(() => stage.control.updateDepartment(id, patch)).toThrow(problem);
  });

  it('removes an empty department, and takes it out of whatever named it', () => {
    stage.control.updateApp({ visibleDepartmentIds: [6, 7] });
    stage.control.updateMember('sunqi', { departmentIds: [5] });
    stage.control.removeMember('zhengshi');
    stage.control.removeDepartment(6);
    expect(stage.app.visibleDepartmentIds).toEqual([7]);
    expect(stage.platform.directory.tag(2)?.departmentIds).toEqual([]);
  });

  it.each([
    [1, 'The root department cannot be removed'],
    [2, 'Department 2 is not empty'],
    [6, 'Department 6 is not empty'],
    [99, 'There is no department 99'],
  ])('does not remove department %i', (id, problem) => {
    expect(() => stage.control.removeDepartment(id)).toThrow(problem);
  });

  it('replaces the tags, and refuses one that names nobody', () => {
    stage.control.setTags([{ id: 5, name: '党员', memberIds: ['lisi'], departmentIds: [2] }]);
    expect(stage.platform.company.tags).toEqual([{ id: 5, name: '党员', memberIds: ['lisi'], departmentIds: [2] }]);
    expect(() => stage.control.setTags([{ id: 5, name: 'x', memberIds: ['nobody'], departmentIds: [] }])).toThrow(
      'tags[0].memberIds names nobody, which is not there',
    );
  });

  it('refuses a behaviour that does not exist', () => {
    expect(() => stage.control.setBehaviour({ usedCode: '1' as '40029' })).toThrow(
      'usedCode must be one of 40029, 42022',
    );
    expect(() => stage.control.setBehaviour({ mood: 'good' } as object)).toThrow('mood');
  });

  it('takes everything back', async () => {
    stage.control.advance(5000);
    stage.control.updateApp({ name: 'Changed' });
    stage.control.setBehaviour({ usedCode: '42022' });
    stage.control.fail({ path: 'user/get', errcode: -1 });
    await stage.token();
    stage.control.reset();
    expect(stage.app.name).toBe('NocoBase');
    expect([stage.control.now(), stage.control.journal(), stage.control.faults()]).toEqual([0, [], []]);
    expect(stage.control.behaviour().usedCode).toBe('40029');
  });

  it('clears the journal', async () => {
    await stage.token();
    stage.control.clearJournal();
    expect(stage.control.journal()).toEqual([]);
  });
});
