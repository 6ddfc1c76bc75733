import type { Actual, Decisions, WrittenDepartment } from './facts';
import type { Doubt } from './plan';
import type { SelectedDepartment } from './select-departments';

/** Where a synchronised department stands in NocoBase. */
export type Place =
  | { kind: 'there'; departmentId: string }
  /** To be made. */
  | { kind: 'new' }
  | { kind: 'deleted-by-hand' }
  /** Kept in NocoBase, and no longer synchronised. */
  | { kind: 'vanished' | 'unselected'; departmentId: string };

export interface PlacedFacts {
  selected: ReadonlyMap<string, SelectedDepartment>;
  /** Identities of all departments that WeCom tells, selected or not. */
  told: ReadonlySet<string>;
  written: readonly WrittenDepartment[];
  actual: NonNullable<Actual['departments']>;
  departmentsToMake: Decisions['departmentsToMake'];
  doubt: Doubt | undefined;
}

/**
 * Finds the place of each department that is synchronised now or was before. While the answer is in doubt, one that it does
 * not name has none: nothing is known about it.
 */
export function placeDepartments(facts: PlacedFacts): Map<string, Place> {
  const existing = new Set(facts.actual.map(({ id }) => id));
  const rows = new Map(facts.written.map((row) => [row.identity, row]));
  const places = new Map<string, Place>();
  for (const identity of facts.selected.keys()) {
    places.set(identity, placeOf(rows.get(identity), existing, facts.departmentsToMake));
  }
  for (const { identity, departmentId } of facts.doubt ? [] : facts.written) {
    if (!facts.selected.has(identity)) {
      const kind = facts.told.has(identity) ? 'unselected' : 'vanished';
      places.set(identity, existing.has(departmentId) ? { kind, departmentId } : { kind: 'deleted-by-hand' });
    }
  }
  return places;
}

function placeOf(
  row: WrittenDepartment | undefined,
  existing: ReadonlySet<string>,
  departmentsToMake: Decisions['departmentsToMake'],
): Place {
  if (!row) {
    return { kind: 'new' };
  }
  if (existing.has(row.departmentId)) {
    return { kind: 'there', departmentId: row.departmentId };
  }
  return { kind: departmentsToMake.has(row.identity) ? 'new' : 'deleted-by-hand' };
}

/** NocoBase's id of a department that has one. */
export function departmentIdOf(place: Place | undefined): string | undefined {
  return place && 'departmentId' in place ? place.departmentId : undefined;
}
