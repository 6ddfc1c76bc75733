import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

const idsOf = (departments: Record<string, unknown>[]) => departments.map(({ id }) => id);

describe('department/list', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  async function list(id?: string): Promise<Record<string, unknown>[]> {
    const reply = await stage.callAs(stage.app, 'department/list', id === undefined ? {} : { id });
    expect(reply.errcode).toBe(0);
    return reply['department'] as Record<string, unknown>[];
  }

  it('tells all that the app may see, each after its parent, larger orders first', async () => {
    stage.control.updateApp({ visibleDepartmentIds: [1] });
    expect(idsOf(await list())).toEqual([1, 2, 4, 5, 3, 6, 7]);
    stage.control.updateDepartment(5, { order: 200_000_000 });
    expect(idsOf(await list())).toEqual([1, 2, 5, 4, 3, 6, 7]);
  });

  it('tells one with everything below it', async () => {
    stage.control.updateApp({ visibleDepartmentIds: [1] });
    expect(idsOf(await list('3'))).toEqual([3, 6]);
  });

  it('tells name, English name where there is one, leaders, parent and order', async () => {
    stage.control.updateApp({ visibleDepartmentIds: [2] });
    expect((await list()).slice(0, 2)).toEqual([
      { id: 2, name: '研发部', name_en: 'R&D', department_leader: ['zhangsan'], parentid: 1, order: 100_000_000 },
      { id: 4, name: '前端组', department_leader: ['wangwu'], parentid: 2, order: 100_000_000 },
    ]);
  });

  it('names an invisible parent, or 0 when switched so', async () => {
    stage.control.updateApp({ visibleDepartmentIds: [4] });
    expect(await list()).toMatchObject([{ id: 4, parentid: 2 }]);
    stage.control.setBehaviour({ parentOutOfRange: '0' });
    expect(await list()).toMatchObject([{ id: 4, parentid: 0 }]);
    stage.control.updateApp({ visibleDepartmentIds: [2] });
    expect(await list('4')).toMatchObject([{ id: 4, parentid: 2 }]);
  });

  it('tells departments that are visible by a tag', async () => {
    stage.control.updateApp({ visibleTagIds: [2] });
    expect(idsOf(await list())).toEqual([6]);
  });

  it('tells none to an app that sees members alone', async () => {
    expect(await list()).toEqual([]);
  });
});
