import { beforeEach, describe, expect, it } from 'vitest';
import { defaultCompany } from './default-company.js';
import { Directory } from './directory.js';

describe('the directory', () => {
  let directory: Directory;
  beforeEach(() => (directory = new Directory(defaultCompany())));
  const namesIn = (departmentId: number) => directory.membersIn(departmentId).map(({ id }) => id);

  function change(id: string, patch: object, formerId = id): void {
    const member = directory.member(id);
    if (member) {
      directory.putMember({ ...member, ...patch }, formerId);
    }
  }

  it('finds a member in any case', () => {
    expect(directory.member('CHEN.YI-1@CORP')?.name).toBe('陈一');
    expect(directory.member('nobody')).toBeUndefined();
  });

  it('keeps nobody in a department who has left it', () => {
    change('sunqi', { departmentIds: [6, 7] });
    expect([namesIn(5), namesIn(6), namesIn(7)]).toEqual([
      ['zhaoliu', 'wujiu'],
      ['sunqi', 'zhengshi'],
      ['zhouba', 'sunqi'],
    ]);
  });

  it('knows a renamed member by the new id alone', () => {
    change('lisi', { id: 'li.si' }, 'lisi');
    expect(directory.member('lisi')).toBeUndefined();
    expect([directory.member('li.si')?.name, namesIn(4)]).toEqual(['李四', ['wangwu', 'li.si']]);
  });

  it('keeps the place of a member whose id changes its case', () => {
    const place = directory.members.findIndex(({ id }) => id === 'lisi');
    change('lisi', { id: 'LiSi' }, 'lisi');
    expect(directory.members[place]?.id).toBe('LiSi');
  });

  it('has people of other corps in no department', () => {
    expect(directory.members.filter(({ kind }) => kind !== 'member')).toHaveLength(2);
    expect(directory.subtree(1).flatMap(({ id }) => namesIn(id))).not.toContain('linked');
  });

  it('moves a department with everything below it', () => {
    const research = directory.department(2);
    directory.putDepartment({ ...(research ?? { id: 2, name: '' }), parentId: 3, order: 0 });
    expect(directory.subtree(3).map(({ id }) => id)).toEqual([3, 6, 2, 4, 5]);
    expect(directory.departmentsIn(1).map(({ id }) => id)).toEqual([3, 7]);
  });

  it('expands a visible range again when the tree has changed', () => {
    const { apps } = defaultCompany();
    const app = { ...apps[0], visibleDepartmentIds: [3] };
    expect([...directory.rangeOf(app).departmentIds]).toEqual([3, 6]);
    directory.putDepartment({ id: 8, name: '华北大区', parentId: 3, order: 0 });
    expect([...directory.rangeOf(app).departmentIds]).toEqual([3, 6, 8]);
  });
});
