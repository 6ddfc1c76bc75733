import { groupBy } from '../../../shared/group-by';
import { DepartmentTree } from './department-tree';
import type { ActualDepartment, WrittenDepartment } from './facts';
import { orderSiblings, type Sibling } from './order-siblings';
import type { Place } from './place-departments';
import type { DepartmentValues, PlannedDepartment } from './plan';
import type { SelectedDepartment } from './select-departments';
import { takesOver } from './three-way';

export interface DepartmentFacts {
  /** Parents before children. */
  selected: ReadonlyMap<string, SelectedDepartment>;
  places: ReadonlyMap<string, Place>;
  written: readonly WrittenDepartment[];
  actual: readonly ActualDepartment[];
}

/**
 * Decides what is written of departments, parents before children. Title, parent and order are each compared three ways, so
 * that what somebody changed in NocoBase stays until WeCom's own value changes. What was made by hand is only looked at so
 * that there is no circle.
 */
export function planDepartments(facts: DepartmentFacts): PlannedDepartment[] {
  const drafts = draftAll(facts);
  const sorts = sortAll(drafts, facts.actual);
  return [...drafts.map((draft) => finish(draft, sorts.get(draft.told.identity))), ...planGone(facts)];
}

/** A selected department on the way to its outcome. */
interface Draft {
  told: SelectedDepartment;
  /** Undefined for one that is to be made. */
  row: WrittenDepartment | undefined;
  there: ActualDepartment | undefined;
  values: Pick<DepartmentValues, 'title' | 'parent'>;
  /** The department, and where WeCom wants it, as the tree names them. */
  node: string;
  wanted: string | undefined;
  parent: string | undefined;
  problem: 'deleted-by-hand' | 'would-be-circle' | undefined;
  isInPlace: boolean;
}

function draftAll({ selected, places, written, actual }: DepartmentFacts): Draft[] {
  const rows = new Map(written.map((row) => [row.identity, row]));
  const departments = new Map(actual.map((department) => [department.id, department]));
  const tree = new DepartmentTree(actual);
  // Whoever was deleted by hand is stood in for by the next above.
  const standIns = new Map<string, string | undefined>();
  const nodeOf = (identity: string) => nodeAt(identity, places.get(identity));
  const drafts = [...selected.values()].map((told): Draft => {
    const place = places.get(told.identity);
    const parent = told.parent && standIns.get(told.parent);
    const isDeleted = place?.kind === 'deleted-by-hand';
    standIns.set(told.identity, isDeleted ? parent : told.identity);
    const row = place?.kind === 'new' ? undefined : rows.get(told.identity);
    const there = place?.kind === 'there' ? departments.get(place.departmentId) : undefined;
    const draft = { told, row, there, parent, node: nodeOf(told.identity), wanted: parent && nodeOf(parent) };
    return isDeleted ? { ...draft, ...DELETED } : { ...draft, ...change(draft, tree) };
  });
  return retry(drafts, tree);
}

/** Moves that had to wait for others come last, since those have to be made first. */
function retry(drafts: Draft[], tree: DepartmentTree): Draft[] {
  const blocked = drafts.filter(({ problem }) => problem === 'would-be-circle');
  const retried = blocked.map((draft): Draft => ({ ...draft, ...change(draft, tree) }));
  if (retried.every(({ problem }) => problem)) {
    return drafts;
  }
  const others = drafts.filter(({ problem }) => problem !== 'would-be-circle');
  return [...others, ...retry(retried, tree)];
}

const DELETED = { values: {}, problem: 'deleted-by-hand', isInPlace: false } as const;

function nodeAt(identity: string, place: Place | undefined): string {
  return place?.kind === 'there' ? place.departmentId : identity;
}

function change(
  { told, row, there, parent, node, wanted }: Omit<Draft, 'values' | 'problem' | 'isInPlace'>,
  tree: DepartmentTree,
): Pick<Draft, 'values' | 'problem' | 'isInPlace'> {
  if (!row || !there) {
    tree.move(node, wanted);
    return { values: {}, problem: undefined, isInPlace: true };
  }
  const isNewTitle = takesOver({ written: row.title, told: told.title, actual: there.title });
  const isToMove = row.parent !== told.parent && tree.parentOf(node) !== wanted;
  const isMoved = isToMove && tree.move(node, wanted);
  return {
    values: { ...(isNewTitle && { title: told.title }), ...(isMoved && { parent: { identity: parent } }) },
    problem: isToMove && !isMoved ? 'would-be-circle' : undefined,
    isInPlace: tree.parentOf(node) === wanted,
  };
}

/** Stands for the parent of a top department; no department is named so. */
const TOP = '';

/** The numbers to be written, by identity. One that stands elsewhere by hand has its place among others there. */
function sortAll(drafts: readonly Draft[], actual: readonly ActualDepartment[]): Map<string, number> {
  let last = actual.reduce((largest, { sort = 0 }) => Math.max(largest, sort), 0);
  const nextSort = () => (last += 1);
  const inPlace = drafts.filter(({ isInPlace }) => isInPlace);
  const groups = groupBy(inPlace, ({ wanted }) => wanted ?? TOP);
  return new Map([...groups.values()].flatMap((group) => [...orderSiblings(group.map(toSibling), nextSort)]));
}

function toSibling({ told, row, there, values }: Draft): Sibling {
  const isTouched = !row || row.order !== told.order || values.parent !== undefined;
  return { identity: told.identity, order: told.order, sort: there?.sort, isTouched };
}

function finish(draft: Draft, sort: number | undefined): PlannedDepartment {
  const { told, row, there, parent, problem } = draft;
  const { identity } = told;
  if (problem === 'deleted-by-hand') {
    return { identity, outcome: problem, write: undefined };
  }
  const record = recordOf(draft);
  if (!row || !there) {
    return { identity, outcome: 'made', write: { kind: 'make', title: told.title, parent, sort: sort ?? 0, record } };
  }
  const values = { ...draft.values, ...(sort !== undefined && { sort }) };
  const isChanged = Object.keys(values).length > 0;
  const write = { kind: 'change', departmentId: there.id, values, record } as const;
  return {
    identity,
    outcome: problem ?? (isChanged ? 'changed' : 'unchanged'),
    write: isChanged || !isSame(row, record) ? write : undefined,
  };
}

// A move that was not made is tried again: the record goes on naming the old parent.
function recordOf({ told, row, problem }: Draft): Omit<WrittenDepartment, 'departmentId'> {
  const { identity, title, order } = told;
  const parent = problem === 'would-be-circle' ? row?.parent : told.parent;
  return { identity, title, parent, order, isGone: false };
}

function isSame(row: WrittenDepartment, record: Omit<WrittenDepartment, 'departmentId'>): boolean {
  return (
    row.title === record.title &&
    row.parent === record.parent &&
    row.order === record.order &&
    row.isGone === record.isGone
  );
}

function planGone({ selected, places, written }: DepartmentFacts): PlannedDepartment[] {
  return written
    .filter(({ identity }) => !selected.has(identity))
    .map(({ departmentId, ...row }) => {
      const { identity } = row;
      const place = places.get(identity);
      if (place?.kind === 'vanished' || place?.kind === 'unselected') {
        const write = { kind: 'change', departmentId, values: {}, record: { ...row, isGone: true } } as const;
        return { identity, outcome: place.kind, write: row.isGone ? undefined : write };
      }
      const outcome = place?.kind === 'deleted-by-hand' ? place.kind : 'unchanged';
      return { identity, outcome, write: undefined };
    });
}
