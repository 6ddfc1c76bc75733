import type {
  ActualDepartment,
  ActualLink,
  ActualMembership,
  ActualUser,
  Facts,
  WrittenDepartment,
  WrittenMember,
  WrittenMembership,
} from '../plan/facts';

/**
 * NocoBase and our records, in memory: as much of both as a plan changes. It refuses what a database or NocoBase would
 * refuse, so that a plan that asks for it fails its test.
 */
export class Model {
  readonly departments = new Map<string, ActualDepartment>();
  readonly users = new Map<number, ActualUser>();
  links: ActualLink[] = [];
  claims: ActualLink[] = [];
  memberships: ActualMembership[] = [];
  readonly departmentRows = new Map<string, WrittenDepartment>();
  readonly memberRows = new Map<string, WrittenMember>();
  membershipRows: WrittenMembership[] = [];
  /** Users closed so far, all in one day. */
  closings = 0;
  private lastId = 1000;

  nextId(): number {
    return (this.lastId += 1);
  }

  /** What of the facts stands here. */
  facts(): Pick<Facts, 'written' | 'actual' | 'budgetUsed'> {
    return structuredClone({
      written: {
        departments: [...this.departmentRows.values()],
        members: [...this.memberRows.values()],
        memberships: this.membershipRows,
      },
      actual: {
        departments: [...this.departments.values()],
        users: [...this.users.values()],
        links: this.links,
        claims: this.claims,
        memberships: this.memberships,
      },
      budgetUsed: this.closings,
    });
  }

  /** A copy that goes its own way. */
  copy(): Model {
    const copy = new Model();
    const { written, actual, budgetUsed } = this.facts();
    written.departments.forEach((row) => copy.departmentRows.set(row.identity, row));
    written.members.forEach((row) => copy.memberRows.set(row.identity, row));
    actual.departments?.forEach((department) => copy.departments.set(department.id, department));
    actual.users.forEach((user) => copy.users.set(user.id, user));
    copy.links = [...actual.links];
    copy.claims = [...actual.claims];
    copy.memberships = [...actual.memberships];
    copy.membershipRows = [...written.memberships];
    copy.closings = budgetUsed;
    copy.lastId = this.lastId;
    return copy;
  }

  /** @throws Error the parent is not there, or stands below the department */
  putDepartment(department: ActualDepartment): void {
    this.departments.set(department.id, department);
    const passed = new Set<string>();
    for (let at: string | undefined = department.id; at !== undefined;) {
      const here = this.departments.get(at);
      if (!here || passed.has(at)) {
        throw new Error(here ? `Departments in a circle at ${at}` : `No department ${at}`);
      }
      passed.add(at);
      at = here.parentId;
    }
  }

  /** Deletes a department with all below it, as NocoBase does. */
  deleteDepartment(id: string): void {
    this.departments.delete(id);
    this.memberships = this.memberships.filter(({ departmentId }) => departmentId !== id);
    for (const user of this.users.values()) {
      user.mainDepartmentId = user.mainDepartmentId === id ? undefined : user.mainDepartmentId;
    }
    const below = [...this.departments.values()].filter(({ parentId }) => parentId === id);
    below.forEach((department) => this.deleteDepartment(department.id));
  }

  deleteUser(id: number): void {
    this.users.delete(id);
    this.links = this.links.filter(({ userId }) => userId !== id);
    this.claims = this.claims.filter(({ userId }) => userId !== id);
    this.memberships = this.memberships.filter(({ userId }) => userId !== id);
    this.membershipRows = this.membershipRows.filter(({ userId }) => userId !== id);
    for (const row of this.memberRows.values()) {
      row.userId = row.userId === id ? undefined : row.userId;
    }
  }

  /** @throws Error the user or the member is linked already */
  link(link: ActualLink): void {
    if (this.links.some(({ identity, userId }) => identity === link.identity || userId === link.userId)) {
      throw new Error(`${link.identity} or user ${link.userId} is linked`);
    }
    this.links.push({ ...link });
    const isOther = ({ identity, userId }: ActualLink) => identity !== link.identity && userId !== link.userId;
    this.claims = [...this.claims.filter(isOther), { ...link }];
  }

  /** @throws Error there is no such department or user */
  addMembership(membership: ActualMembership): void {
    const { userId, departmentId } = membership;
    if (!this.departments.has(departmentId) || !this.users.has(userId)) {
      throw new Error(`No department ${departmentId}, or no user ${userId}`);
    }
    if (this.findMembership(userId, departmentId)) {
      throw new Error(`User ${userId} is in department ${departmentId}`);
    }
    this.memberships.push({ ...membership });
  }

  removeMembership(userId: number, departmentId: string): void {
    this.memberships = this.memberships.filter((row) => row.userId !== userId || row.departmentId !== departmentId);
  }

  findMembership(userId: number, departmentId: string): ActualMembership | undefined {
    return this.memberships.find((row) => row.userId === userId && row.departmentId === departmentId);
  }

  /** @throws Error the user is not in that department */
  setMain(userId: number, departmentId: string | undefined): void {
    if (departmentId !== undefined && !this.findMembership(userId, departmentId)) {
      throw new Error(`User ${userId} is not in their main department ${departmentId}`);
    }
    this.user(userId).mainDepartmentId = departmentId;
  }

  /** @throws Error there is no such user */
  user(id: number): ActualUser {
    const user = this.users.get(id);
    if (!user) {
      throw new Error(`No user ${id}`);
    }
    return user;
  }
}
