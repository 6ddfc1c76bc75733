import { folded, type App, type Company, type Department, type Member, type Tag } from './company.js';

/** Whom and what an app may see. */
export interface VisibleRange {
  /** Departments, those below them included. */
  departmentIds: ReadonlySet<number>;
  /** Folded ids of the members who are visible by themselves, whatever their departments. */
  memberIds: ReadonlySet<string>;
}

type Lists = Pick<Company, 'departments' | 'members' | 'tags'>;

/** Departments, members and tags of a company, found without looking through all of them. */
export class Directory {
  private readonly departmentsById = new Map<number, Department>();
  private readonly departmentsByParent = new Map<number, Map<number, Department>>();
  private readonly membersById = new Map<string, Member>();
  private readonly membersByDepartment = new Map<number, Map<string, Member>>();
  private readonly membersByLeader = new Map<string, Map<string, Member>>();
  private tagsById = new Map<number, Tag>();
  private ranges = new WeakMap<App, VisibleRange>();
  private known: Partial<Lists> = {};

  constructor({ departments, members, tags }: Lists) {
    for (const department of departments) {
      this.putDepartment(department);
    }
    for (const member of members) {
      this.putMember(member);
    }
    this.putTags(tags);
  }

  get departments(): Department[] {
    return (this.known.departments ??= [...this.departmentsById.values()]);
  }

  get members(): Member[] {
    return (this.known.members ??= [...this.membersById.values()]);
  }

  get tags(): Tag[] {
    return (this.known.tags ??= [...this.tagsById.values()]);
  }

  department(id: number): Department | undefined {
    return this.departmentsById.get(id);
  }

  member(id: string): Member | undefined {
    return this.membersById.get(folded(id));
  }

  tag(id: number): Tag | undefined {
    return this.tagsById.get(id);
  }

  /** The members of one department without those of its sub-departments, in WeCom's order: larger first. */
  membersIn(departmentId: number): Member[] {
    return inOrder([...(this.membersByDepartment.get(departmentId)?.values() ?? [])], departmentId);
  }

  /** The sub-departments of one department, in WeCom's order: larger first. */
  departmentsIn(parentId: number): Department[] {
    const departments = [...(this.departmentsByParent.get(parentId)?.values() ?? [])];
    return departments.toSorted((one, other) => other.order - one.order || one.id - other.id);
  }

  /** A department and everything below it, each after its parent; nothing for an unknown id. */
  subtree(id: number): Department[] {
    const department = this.departmentsById.get(id);
    return department ? [department, ...this.departmentsIn(id).flatMap((below) => this.subtree(below.id))] : [];
  }

  /** The ids of a department's leaders. */
  leaderIds(departmentId: number): string[] {
    const members = [...(this.membersByDepartment.get(departmentId)?.values() ?? [])];
    const leaders = members.filter((member) => member.leads?.includes(departmentId));
    return inOrder(leaders, departmentId).map(({ id }) => id);
  }

  /** The members who name this one as a direct leader. */
  ledBy(memberId: string): Member[] {
    return [...(this.membersByLeader.get(folded(memberId))?.values() ?? [])];
  }

  /** Whom and what an app may see; remembered until departments or tags change. */
  rangeOf(app: App): VisibleRange {
    const range = this.ranges.get(app) ?? this.expandRange(app);
    this.ranges.set(app, range);
    return range;
  }

  /** Adds or replaces a member. @param formerId the id until now, when the member gets another one */
  putMember(member: Member, formerId = member.id): void {
    const former = this.member(formerId);
    const key = folded(member.id);
    const isRenamed = folded(formerId) !== key;
    if (former && isRenamed) {
      this.removeMember(former);
    }
    const before = isRenamed ? undefined : former;
    this.membersById.set(key, member);
    putUnder(this.membersByDepartment, departmentsOf(member), departmentsOf(before), key, member);
    putUnder(this.membersByLeader, leadersOf(member), leadersOf(before), key, member);
    delete this.known.members;
  }

  removeMember(member: Member): void {
    const key = folded(member.id);
    this.membersById.delete(key);
    putUnder(this.membersByDepartment, [], departmentsOf(member), key, member);
    putUnder(this.membersByLeader, [], leadersOf(member), key, member);
    delete this.known.members;
  }

  putDepartment(department: Department): void {
    const former = this.departmentsById.get(department.id);
    if (former) {
      this.departmentsByParent.get(former.parentId)?.delete(former.id);
    }
    this.departmentsById.set(department.id, department);
    entryOf(this.departmentsByParent, department.parentId).set(department.id, department);
    this.forgetRanges();
    delete this.known.departments;
  }

  removeDepartment(department: Department): void {
    this.departmentsById.delete(department.id);
    this.departmentsByParent.get(department.parentId)?.delete(department.id);
    this.forgetRanges();
    delete this.known.departments;
  }

  putTags(tags: Tag[]): void {
    this.tagsById = new Map(tags.map((tag) => [tag.id, tag]));
    this.forgetRanges();
    delete this.known.tags;
  }

  private forgetRanges(): void {
    this.ranges = new WeakMap();
  }

  private expandRange(app: App): VisibleRange {
    const tags = app.visibleTagIds.flatMap((id) => this.tagsById.get(id) ?? []);
    const tops = [...app.visibleDepartmentIds, ...tags.flatMap((tag) => tag.departmentIds)];
    const memberIds = [...app.visibleMemberIds, ...tags.flatMap((tag) => tag.memberIds)];
    return {
      departmentIds: new Set(tops.flatMap((id) => this.subtree(id)).map(({ id }) => id)),
      memberIds: new Set(memberIds.map(folded)),
    };
  }
}

function inOrder(members: Member[], departmentId: number): Member[] {
  const placeOf = (member: Member) => member.orders?.[departmentId] ?? 0;
  return members.toSorted((one, other) => placeOf(other) - placeOf(one));
}

function departmentsOf(member: Member | undefined): number[] {
  return member?.kind === 'member' ? member.departmentIds : [];
}

function leadersOf(member: Member | undefined): string[] {
  return member?.directLeaderIds?.map(folded) ?? [];
}

/** Puts an entry under some keys of an index, in its old place where it has one, and takes it from those it has left. */
function putUnder<Key>(
  index: Map<Key, Map<string, Member>>,
  keys: Key[],
  formerKeys: Key[],
  memberKey: string,
  member: Member,
): void {
  for (const key of formerKeys.filter((one) => !keys.includes(one))) {
    index.get(key)?.delete(memberKey);
  }
  for (const key of keys) {
    entryOf(index, key).set(memberKey, member);
  }
}

function entryOf<Outer, Inner, Value>(entries: Map<Outer, Map<Inner, Value>>, key: Outer): Map<Inner, Value> {
  const entry = entries.get(key) ?? new Map<Inner, Value>();
  entries.set(key, entry);
  return entry;
}
