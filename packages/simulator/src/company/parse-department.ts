import { ROOT_ID, type Department } from './company.js';
import type { JsonReader } from './json-reader.js';
import { noteRepeats } from './company-error.js';
import { withoutUndefined } from './without-undefined.js';

/** WeCom's bounds (doc/90205): levels of the tree, the root included; and places among siblings. */
const MAXIMUM_LEVELS = 15;
const MAXIMUM_ORDER = 2 ** 32 - 1;

/** Reads one department; where it stands is checked by `noteBrokenTree`. */
export function parseDepartment(reader: JsonReader): Department {
  reader.onlyKeys(['id', 'name', 'nameEn', 'parentId', 'order']);
  const order = reader.number('order', 0);
  if (order > MAXIMUM_ORDER) {
    reader.note('order', `must be at most ${MAXIMUM_ORDER}`);
  }
  return {
    id: reader.number('id'),
    name: reader.text('name'),
    // An emptied field of a form is none.
    ...withoutUndefined({ nameEn: reader.optionalText('nameEn') || undefined }),
    parentId: reader.number('parentId', ROOT_ID),
    order,
  };
}

/** Notes whatever keeps departments from being one tree below the root, as WeCom keeps it (doc/90205). */
export function noteBrokenTree(departments: readonly Department[], problems: string[]): void {
  const byId = new Map(departments.map((department) => [department.id, department]));
  noteRepeats(
    'departments',
    departments.map(({ id }) => id),
    problems,
  );
  if (byId.get(ROOT_ID)?.parentId !== 0) {
    problems.push(`departments must hold the root: id ${ROOT_ID}, parentId 0`);
  }
  for (const department of departments.filter(({ id }) => id !== ROOT_ID)) {
    const problem = problemOf(department, byId);
    if (problem) {
      problems.push(`department ${department.id} ${problem}`);
    }
  }
  noteEqualSiblings(departments, problems);
}

function problemOf({ id, parentId }: Department, byId: ReadonlyMap<number, Department>): string | undefined {
  if (id === 0) {
    return 'must have an id from 1 on';
  }
  if (!byId.has(parentId)) {
    return `has the parent ${parentId}, which is not there`;
  }
  return levelOf(id, byId) > MAXIMUM_LEVELS ? `is not within ${MAXIMUM_LEVELS} levels below the root` : undefined;
}

/** How deep a department stands, the root being 1. A circle is deeper than any tree may be. */
function levelOf(id: number, byId: ReadonlyMap<number, Department>): number {
  let level = 1;
  for (let at = byId.get(id); at && at.id !== ROOT_ID && level <= MAXIMUM_LEVELS; at = byId.get(at.parentId)) {
    level += 1;
  }
  return level;
}

function noteEqualSiblings(departments: readonly Department[], problems: string[]): void {
  const names = departments.map(({ parentId, name }) => `${name} below ${parentId}`);
  noteRepeats('departments', names, problems);
}
