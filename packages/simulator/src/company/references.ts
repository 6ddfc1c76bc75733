import { folded, type App, type Member, type Tag } from './company.js';

/** What other parts of a company may name. */
export interface Named {
  department(id: number): unknown;
  member(id: string): unknown;
  tag(id: number): unknown;
}

/** Notes departments and direct leaders of a member that are not there, or not the member's. @param place of the member */
export function noteMemberReferences(member: Member, place: string, named: Named, problems: string[]): void {
  const { departmentIds, mainDepartmentId, leads = [], orders = {}, directLeaderIds = [] } = member;
  if (member.kind === 'member' && departmentIds.length === 0) {
    problems.push(`${place}.departmentIds must name a department`);
  }
  const isOwn = (id: number) => departmentIds.includes(id);
  noteUnknown(place, 'departmentIds', departmentIds, (id) => named.department(id), problems);
  noteUnknown(place, 'mainDepartmentId', mainDepartmentId === undefined ? [] : [mainDepartmentId], isOwn, problems);
  noteUnknown(place, 'leads', leads, isOwn, problems);
  noteUnknown(place, 'orders', Object.keys(orders).map(Number), isOwn, problems);
  noteUnknown(place, 'directLeaderIds', directLeaderIds, (id) => named.member(id), problems);
}

/** Notes departments and members of a tag that are not there. @param place of the tag */
export function noteTagReferences(tag: Tag, place: string, named: Named, problems: string[]): void {
  noteUnknown(place, 'departmentIds', tag.departmentIds, (id) => named.department(id), problems);
  noteUnknown(place, 'memberIds', tag.memberIds, (id) => named.member(id), problems);
}

/**
 * Notes departments and tags of an app's visible range that are not there. Members are let through: some tests make an app
 * visible to a member who comes later.
 * @param place of the app
 */
export function noteAppReferences(app: App, place: string, named: Named, problems: string[]): void {
  noteUnknown(place, 'visibleDepartmentIds', app.visibleDepartmentIds, (id) => named.department(id), problems);
  noteUnknown(place, 'visibleTagIds', app.visibleTagIds, (id) => named.tag(id), problems);
}

/** What a company's lists name, for a company that has no `Directory` yet. */
export function namedIn(lists: { departments: { id: number }[]; members: Member[]; tags: Tag[] }): Named {
  const departmentIds = new Set(lists.departments.map(({ id }) => id));
  const memberIds = new Set(lists.members.map(({ id }) => folded(id)));
  const tagIds = new Set(lists.tags.map(({ id }) => id));
  return {
    department: (id) => departmentIds.has(id),
    member: (id) => memberIds.has(folded(id)),
    tag: (id) => tagIds.has(id),
  };
}

function noteUnknown<Id extends string | number>(
  place: string,
  field: string,
  ids: readonly Id[],
  isKnown: (id: Id) => unknown,
  problems: string[],
): void {
  for (const id of ids) {
    if (!isKnown(id)) {
      problems.push(`${place}.${field} names ${id}, which is not there`);
    }
  }
}
