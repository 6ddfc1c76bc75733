import type { Application } from '@nocobase/server';
import { areDepartmentsOn } from '../../nocobase/departments';
import type { StoredId } from '../../nocobase/stored-id';
import { whenFilled } from '../../profile-authors/fill-authors';
import { findPrivileged, type Privileged } from '../../users/privileged';
import type { ActualDepartment, ActualMembership, ActualUser, Facts } from '../plan/facts';
import { readUsers } from './read-users';

type Db = Application['db'];

export interface ActualOptions {
  /** Name of the authenticator. */
  authenticator: string;
  activeElsewhere: ReadonlySet<number>;
  closed: ReadonlySet<number>;
}

/** Reads what stands in NocoBase, with five queries at most. */
export async function readActual(
  app: Pick<Application, 'db' | 'pm'>,
  { authenticator, activeElsewhere, closed }: ActualOptions,
): Promise<Facts['actual']> {
  const { db } = app;
  await whenFilled(db);
  const hasDepartments = areDepartmentsOn(app);
  const departments = hasDepartments ? await readDepartments(db) : undefined;
  const memberships = hasDepartments ? await readMemberships(db) : [];
  const privileged = await findPrivileged(db, hasDepartments);
  const { users, links, claims } = await readUsers(db, authenticator, hasDepartments);
  const isPrivileged = privilegeOf(privileged, memberships);
  const told = users.map((user): ActualUser => ({
    ...user,
    isRoot: privileged.rootIds.has(user.id),
    isPrivileged: isPrivileged(user.id),
    isClosed: closed.has(user.id),
    isActiveElsewhere: activeElsewhere.has(user.id),
  }));
  return { departments, users: told, links, claims, memberships };
}

function privilegeOf(
  { userIds, departmentIds }: Privileged,
  memberships: readonly ActualMembership[],
): (userId: number) => boolean {
  const members = memberships.filter(({ departmentId }) => departmentIds.has(departmentId));
  const byDepartment = new Set(members.map(({ userId }) => userId));
  return (userId) => userIds.has(userId) || byDepartment.has(userId);
}

async function readDepartments(db: Db): Promise<ActualDepartment[]> {
  const attributes = ['id', 'title', 'parentId', 'sort'];
  const rows = (await db.getModel('departments').findAll({ attributes, raw: true })) as unknown as {
    id: StoredId;
    title: string | null;
    parentId: StoredId | null;
    sort: StoredId | null;
  }[];
  return rows.map(({ id, title, parentId, sort }) => ({
    id: String(id),
    title: title ?? '',
    parentId: parentId === null ? undefined : String(parentId),
    sort: sort === null ? undefined : Number(sort),
  }));
}

async function readMemberships(db: Db): Promise<ActualMembership[]> {
  const attributes = ['userId', 'departmentId', 'isOwner'];
  const rows = (await db.getModel('departmentsUsers').findAll({ attributes, raw: true })) as unknown as {
    userId: StoredId;
    departmentId: StoredId;
    isOwner: boolean | 0 | 1;
  }[];
  return rows.map(({ userId, departmentId, isOwner }) => ({
    userId: Number(userId),
    departmentId: String(departmentId),
    isOwner: Boolean(isOwner),
  }));
}
