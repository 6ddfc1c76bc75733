import { groupBy } from '../../shared/group-by';
import type { ToldDepartment } from '../../shared/directory';

/** A department as antd's trees take one. */
export interface DepartmentNode {
  key: string;
  value: string;
  title: string;
  children: DepartmentNode[];
}

/**
 * The departments as a tree, in the order in which WeCom tells them. One whose parent the app cannot see stands at the top,
 * and so does one of a circle, which no tree can hold.
 */
export function departmentTree(departments: readonly ToldDepartment[]): DepartmentNode[] {
  const ids = new Set(departments.map(({ id }) => id));
  const isTop = ({ parentId }: ToldDepartment) => parentId === undefined || !ids.has(parentId);
  const children = groupBy(
    departments.filter((department) => !isTop(department)),
    ({ parentId }) => parentId ?? '',
  );
  const seen = new Set<string>();
  const nodeOf = ({ id, name }: ToldDepartment): DepartmentNode => {
    seen.add(id);
    const below = (children.get(id) ?? []).filter((child) => !seen.has(child.id));
    return { key: id, value: id, title: name || id, children: below.map(nodeOf) };
  };
  const nodes = departments.filter(isTop).map(nodeOf);
  const unreached = departments.filter(({ id }) => !seen.has(id));
  return [...nodes, ...unreached.flatMap((department) => (seen.has(department.id) ? [] : nodeOf(department)))];
}
