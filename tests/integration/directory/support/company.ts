import type { DirectoryMember } from '../../../../packages/plugin/src/server/wecom/calls/department-members';
import type { Department } from '../../../../packages/plugin/src/server/wecom/calls/departments';
import { aDepartment, aMember } from '../../../../packages/plugin/src/server/directory/testing/builders';

/** A company with three departments below it, and one below the first of these. */
export const DEPARTMENTS: readonly Department[] = [
  aDepartment({ id: '1', name: 'Company', parentId: undefined }),
  aDepartment({ id: '2', name: 'Sales', order: 300 }),
  aDepartment({ id: '3', name: 'Factory', order: 200 }),
  aDepartment({ id: '4', name: 'Board', order: 100 }),
  aDepartment({ id: '5', name: 'North', parentId: '2' }),
];

/** The same, some of them changed. @param changes by id */
export function changedDepartments(changes: Record<string, Partial<Department>>): Department[] {
  return DEPARTMENTS.map((department) => ({ ...department, ...changes[department.id] }));
}

/** Places of a member. @param ids with a star for those that they lead; the first is the main one */
export function places(...ids: string[]): Pick<DirectoryMember, 'departments' | 'mainDepartmentId'> {
  return {
    departments: ids.map((id) => ({ id: id.replace('*', ''), order: 0, isLeader: id.endsWith('*') })),
    mainDepartmentId: ids[0]?.replace('*', ''),
  };
}

/** Zhangsan, in North and leading Sales. */
export const ZHANG = aMember(places('5', '2*'));
/** Li.Na, in Factory. */
export const LI = aMember({ memberId: 'Li.Na', name: '李娜', ...places('3') });

export const COMPANY = { told: { departments: DEPARTMENTS, members: [ZHANG, LI] } };

/** Members of Sales. */
export function crowd(size: number): DirectoryMember[] {
  return Array.from({ length: size }, (_, index) =>
    aMember({ memberId: `crowd${index}`, name: `Crowd ${index}`, ...places('2') }),
  );
}
