import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

const CALLS = [
  ['department/list', { department: [] }],
  ['department/simplelist', { department_id: [] }],
  ['department/get', {}],
  ['user/list', { userlist: [] }],
  ['user/simplelist', { userlist: [] }],
  ['user/list_id', { dept_user: [] }],
  ['tag/list', { taglist: [] }],
  ['tag/get', { userlist: [], partylist: [] }],
] as const;

const WITH_DEPARTMENT = [
  ['department/list', 'id'],
  ['department/simplelist', 'id'],
  ['department/get', 'id'],
  ['user/list', 'department_id'],
  ['user/simplelist', 'department_id'],
] as const;

describe('every call that reads the directory', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  it.each(CALLS)('is forbidden to an app that may not: %s', async (path, emptyFields) => {
    stage.control.updateApp({ readsDirectory: false });
    expect(await stage.callAs(stage.app, path)).toMatchObject({ errcode: 48002, ...emptyFields });
  });

  it.each(CALLS)('checks the token first, and refuses with the empty fields: %s', async (path, emptyFields) => {
    const { errcode, errmsg: _errmsg, ...fields } = await stage.call(path);
    expect([errcode, fields]).toEqual([41001, emptyFields]);
  });

  it.each(CALLS)('is not answered to an address that is not trusted: %s', async (path) => {
    stage.control.updateApp({ trustedIps: ['203.0.113.9'] });
    expect(await stage.callAs(stage.app, path)).toMatchObject({ errcode: 60020 });
  });
});

describe('every call that names a department', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
    stage.control.updateApp({ visibleDepartmentIds: [2] });
  });

  it.each(WITH_DEPARTMENT)('takes one below the visible ones: %s', async (path, parameter) => {
    expect(await stage.callAs(stage.app, path, { [parameter]: '4' })).toMatchObject({ errcode: 0 });
  });

  it.each(WITH_DEPARTMENT)('refuses one outside the visible range: %s', async (path, parameter) => {
    expect(await stage.callAs(stage.app, path, { [parameter]: '1' })).toMatchObject({ errcode: 60011 });
  });

  it.each(WITH_DEPARTMENT)('does not know one that is not there, by either number: %s', async (path, parameter) => {
    expect(await stage.callAs(stage.app, path, { [parameter]: '99' })).toMatchObject({ errcode: 60123 });
    expect(await stage.callAs(stage.app, path, { [parameter]: 'x' })).toMatchObject({ errcode: 60123 });
    stage.control.setBehaviour({ unknownDepartment: '60003' });
    expect(await stage.callAs(stage.app, path, { [parameter]: '99' })).toMatchObject({ errcode: 60003 });
  });

  it.each(['department/get', 'user/list', 'user/simplelist'])('misses the parameter: %s', async (path) => {
    expect(await stage.callAs(stage.app, path)).toMatchObject({ errcode: 41019 });
  });
});
