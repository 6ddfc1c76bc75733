import { beforeEach, describe, expect, it } from 'vitest';
import { PERSONAL_FIELDS } from '../company/company.js';
import { Stage } from '../testing/stage.js';

const idsOf = (members: Record<string, unknown>[]) => members.map(({ userid }) => userid);

describe('user/list', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
    stage.control.updateApp({ visibleDepartmentIds: [1] });
  });

  async function list(departmentId: string, more: Record<string, string> = {}): Promise<Record<string, unknown>[]> {
    const reply = await stage.callAs(stage.app, 'user/list', { department_id: departmentId, ...more });
    return reply['userlist'] as Record<string, unknown>[];
  }

  it('tells the members of one department without those below it', async () => {
    expect(idsOf(await list('2'))).toEqual(['zhangsan']);
    expect(idsOf(await list('2', { fetch_child: '1' }))).toEqual(['zhangsan']);
  });

  it('tells a member in each department, the larger order first', async () => {
    expect(idsOf(await list('5'))).toEqual(['sunqi', 'zhaoliu', 'wujiu']);
    expect(idsOf(await list('6'))).toEqual(['sunqi', 'zhengshi']);
  });

  it('tells everything as user/get does, lists of one length', async () => {
    const [sunqi] = await list('6');
    const {
      errcode: _errcode,
      errmsg: _errmsg,
      ...got
    } = await stage.callAs(stage.app, 'user/get', { userid: 'sunqi' });
    expect(sunqi).toEqual(got);
    expect(sunqi).toMatchObject({ department: [5, 6], order: [20, 0], is_leader_in_dept: [0, 0], main_department: 6 });
  });

  it('tells no personal fields, unless to an older app', async () => {
    for (const field of PERSONAL_FIELDS) {
      expect((await list('2'))[0]).not.toHaveProperty(field);
    }
    stage.control.setBehaviour({ personalFieldsInUserGet: 'yes' });
    expect((await list('2'))[0]).toMatchObject({ mobile: '+8613800000001', gender: '1' });
  });

  it('tells disabled members by status, or leaves them out when switched so', async () => {
    expect(await list('5')).toContainEqual(expect.objectContaining({ userid: 'wujiu', status: 2 }));
    stage.control.setBehaviour({ disabledInList: 'left-out' });
    expect(idsOf(await list('5'))).toEqual(['sunqi', 'zhaoliu']);
  });

  it('leaves members out who left, when they are not found either', async () => {
    stage.control.setBehaviour({ leftMember: '60111' });
    expect(idsOf(await list('6'))).toEqual(['sunqi']);
  });

  it('tells an empty department', async () => {
    const { id } = stage.control.addDepartment({ name: '新部门' });
    expect(await list(String(id))).toEqual([]);
  });
});
