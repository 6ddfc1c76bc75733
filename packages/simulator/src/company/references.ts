import { folded, type App, type Member, type Tag } from './company.js';

/** What other parts of a company may name. */
export interface Named {
  department(id: number): unknown;
  member(id: string): unknown;
  tag(id: number): unknown;
}

/** Notes departments and direct leaders of a member that are not there, or not the member's. @param place of the member */
export function noteMemberReferences(member: Member, place: string, named: Named, problems: string[]): void {
  const isOwn = (id: number) => member.departmentIds.includes(id);
  const note = (field: string, problem: string) => problems.push(`${place}.${field} ${problem}`);
  if (member.kind === 'member' && member.departmentIds.length === 0) {
    note('departmentIds', 'must name a department');
  }
  for (const id of member.departmentIds.filter((one) => !named.department(one))) {
    note('departmentIds', `names ${id}, which is no department`);
  }
  const said = {
    mainDepartmentId: member.mainDepartmentId === undefined ? [] : [member.mainDepartmentId],
    leads: member.leads ?? [],
    orders: Object.keys(member.orders ?? {}).map(Number),
  };
  for (const [field, ids] of Object.entries(said)) {
    for (const id of ids.filter((one) => !isOwn(one))) {
      note(field, `names ${id}, which is not among departmentIds`);
    }
  }
  for (const id of member.directLeaderIds?.filter((one) => !named.member(one)) ?? []) {
    note('directLeaderIds', `names ${id}, who is no member`);
  }
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
  problems.push(...ids.filter((id) => !isKnown(id)).map((id) => `${place}.${field} names ${id}, which is not there`));
}
