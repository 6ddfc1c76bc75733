import type { Department } from '../../wecom/calls/departments';
import { identityOf } from '../../wecom/member-profile';

/** A department that is synchronised. */
export interface SelectedDepartment {
  identity: string;
  title: string;
  /** Identity. Undefined when the parent is not synchronised, or the answer does not tell it. */
  parent: string | undefined;
  order: number;
}

/**
 * Picks the departments to be synchronised, parents before children. One whose parent is not among them becomes a top
 * department. Departments that name each other in a circle are opened at one of them.
 * @param selection WeCom's ids, each with everything below it; empty for all
 * @returns departments by identity, in that order
 */
export function selectDepartments(
  corpId: string,
  told: readonly Department[],
  selection: readonly string[],
): Map<string, SelectedDepartment> {
  const isSelected = new Set(selection.map((id) => identityOf(corpId, id)));
  const selected = new Map<string, SelectedDepartment>();
  for (const [identity, { id, name, parentId, order }] of parentsFirst(corpId, told)) {
    const above = parentId === undefined ? undefined : selected.get(identityOf(corpId, parentId));
    if (selection.length === 0 || isSelected.has(identity) || above) {
      selected.set(identity, { identity, title: name ?? id, parent: above?.identity, order });
    }
  }
  return selected;
}

function parentsFirst(corpId: string, told: readonly Department[]): Map<string, Department> {
  const all = new Map(told.map((department) => [identityOf(corpId, department.id), department]));
  const sorted = new Map<string, Department>();
  for (const start of all.keys()) {
    for (const identity of chainUp(corpId, start, all, sorted).toReversed()) {
      const department = all.get(identity);
      if (department) {
        sorted.set(identity, department);
      }
    }
  }
  return sorted;
}

/** The department and those above it that are not sorted yet, each once. */
function chainUp(
  corpId: string,
  start: string,
  all: ReadonlyMap<string, Department>,
  sorted: ReadonlyMap<string, Department>,
): string[] {
  const chain = new Set<string>();
  let at: string | undefined = start;
  while (at !== undefined && all.has(at) && !sorted.has(at) && !chain.has(at)) {
    chain.add(at);
    const parentId: string | undefined = all.get(at)?.parentId;
    at = parentId === undefined ? undefined : identityOf(corpId, parentId);
  }
  return [...chain];
}
