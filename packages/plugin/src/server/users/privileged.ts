import type { Database, Transaction } from '@nocobase/database';
import type { StoredId } from '../nocobase/stored-id';

/** Tells whether a user is NocoBase's root user, whom nothing that comes from WeCom may open or change. */
export async function isRootUser(db: Database, userId: number): Promise<boolean> {
  return (await db.getRepository('rolesUsers').count({ filter: { userId, roleName: 'root' } })) > 0;
}

/** The same for all users at once: the ids of those who are root. */
export async function findRootIds(db: Database, transaction: Transaction): Promise<Set<number>> {
  const filter = { roleName: 'root' };
  const rows = (await db.getRepository('rolesUsers').find({ filter, raw: true, transaction })) as {
    userId: StoredId;
  }[];
  return new Set(rows.map(({ userId }) => Number(userId)));
}

/** Who may administrate: root, and whoever has a role that may, by themselves or by a department. */
export interface Privileged {
  rootIds: ReadonlySet<number>;
  /** By a role of their own; root is among them. */
  userIds: ReadonlySet<number>;
  /** NocoBase's ids of the departments whose members may. */
  departmentIds: ReadonlySet<string>;
}

/** NocoBase's snippets of rights with which somebody administrates. */
const ADMINISTRATION = ['pm', 'pm.*', 'app', 'ui.*'];

/** Tells whether a role may administrate. @param snippets as NocoBase stores them */
export function isPrivilegedRole(name: string, snippets: readonly unknown[]): boolean {
  return name === 'root' || ADMINISTRATION.some((snippet) => snippets.includes(snippet));
}

/**
 * Finds everybody who may administrate, with two queries.
 * @param hasDepartments whether NocoBase's departments are on, which have roles as well
 */
export async function findPrivileged(db: Database, hasDepartments: boolean): Promise<Privileged> {
  const roles = (await db.getModel('roles').findAll({ attributes: ['name', 'snippets'], raw: true })) as unknown as {
    name: string;
    snippets: unknown;
  }[];
  const names = roles.filter(({ name, snippets }) => isPrivilegedRole(name, asList(snippets))).map(({ name }) => name);
  const holders = await readHolders(db, ['root', ...names], hasDepartments);
  const users = holders.filter(({ kind }) => kind === 'user');
  return {
    rootIds: new Set(users.filter(({ role }) => role === 'root').map(({ id }) => Number(id))),
    userIds: new Set(users.map(({ id }) => Number(id))),
    departmentIds: new Set(holders.filter(({ kind }) => kind === 'department').map(({ id }) => String(id))),
  };
}

/** Some databases give a list as they store it when it is read raw. */
function asList(snippets: unknown): readonly unknown[] {
  const list: unknown = typeof snippets === 'string' ? JSON.parse(snippets) : snippets;
  return Array.isArray(list) ? list : [];
}

interface Holder {
  kind: 'user' | 'department';
  id: StoredId;
  role: string;
}

async function readHolders(db: Database, roles: string[], hasDepartments: boolean): Promise<Holder[]> {
  const { sequelize } = db;
  const select = (kind: Holder['kind'], collection: string, foreignKey: string) => {
    const column = (field: string) =>
      sequelize.getQueryInterface().quoteIdentifier(db.getModel(collection).rawAttributes[field]?.field ?? field);
    return [
      `SELECT '${kind}' AS kind, ${column(foreignKey)} AS id, ${column('roleName')} AS role`,
      `FROM ${String(db.getCollection(collection).quotedTableName())} WHERE ${column('roleName')} IN (:roles)`,
    ].join(' ');
  };
  const sql = [
    select('user', 'rolesUsers', 'userId'),
    ...(hasDepartments ? [select('department', 'departmentsRoles', 'departmentId')] : []),
  ].join(' UNION ALL ');
  const [rows] = await sequelize.query(sql, { replacements: { roles } });
  return rows as Holder[];
}
