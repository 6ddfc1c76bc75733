import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '@nocobase/database';
import type { StoredId } from '../../nocobase/stored-id';
import { keyOf, PROFILE_FIELDS, type ProfileField } from '../../profile-authors/profile-fields';
import type { Writer } from '../../profile-authors/writer';
import { CLAIMS } from '../../users/link-rows';
import type { ActualLink, ActualUser } from '../plan/facts';

/** A user as stored, with who wrote their profile and the member to whom an authenticator links them. */
interface ReadUser extends Pick<ActualUser, 'id' | 'nickname' | 'email' | 'phone' | 'mainDepartmentId' | 'keys'> {}

export interface ReadUsers {
  users: ReadUser[];
  /** NocoBase's rows of the authenticator. */
  links: ActualLink[];
  /** Our claims of the authenticator, of users who are there. */
  claims: ActualLink[];
}

type StoredUser = Record<ProfileField, string | null> &
  Record<`${ProfileField}Value`, string | null> &
  Record<`${ProfileField}Writer`, Writer | null> & {
    id: StoredId;
    nickname: string | null;
    mainDepartmentId?: StoredId | null;
    linkOf: string | null;
    linked: string | null;
    claimOf: string | null;
    claimed: string | null;
  };

/** Users that are looked at before others have their turn: to read a phone number takes its time. */
const AT_ONCE = 1000;

/**
 * Reads all users with one query: a query for each of their facts, or a model for each of them, would take most of the time of
 * a run that changes nothing. To be asked once all values are in the index (`whenFilled`).
 * @param authenticator its name
 */
export async function readUsers(db: Database, authenticator: string, hasDepartments: boolean): Promise<ReadUsers> {
  const [rows] = await db.sequelize.query(statement(db, hasDepartments), { replacements: { authenticator } });
  const users = new Map<number, ReadUser>();
  const links: ActualLink[] = [];
  const claims: ActualLink[] = [];
  for (const [index, row] of (rows as StoredUser[]).entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) {
      await nextTurn();
    }
    const userId = Number(row.id);
    if (!users.has(userId)) {
      users.set(userId, toUser(row));
    }
    // MariaDB takes capital and small letters for the same.
    if (row.linkOf === authenticator && row.linked !== null) {
      links.push({ identity: row.linked, userId });
    }
    if (row.claimOf === authenticator && row.claimed !== null) {
      claims.push({ identity: row.claimed, userId });
    }
  }
  return { users: [...users.values()], links, claims };
}

function statement(db: Database, hasDepartments: boolean): string {
  const { column, from, joined } = namesOf(db);
  const values = ['id', 'nickname', ...PROFILE_FIELDS, ...(hasDepartments ? ['mainDepartmentId'] : [])];
  const authors = PROFILE_FIELDS.map((field) => joined('wecomProfileAuthors', field, `'${field}'`, 'field'));
  return [
    `SELECT ${[
      ...values.map((field) => `${column('users', field)} AS ${quote(db, field)}`),
      ...PROFILE_FIELDS.flatMap((field) => [
        `${column('wecomProfileAuthors', 'value', field)} AS ${quote(db, `${field}Value`)}`,
        `${column('wecomProfileAuthors', 'writer', field)} AS ${quote(db, `${field}Writer`)}`,
      ]),
      `${column('usersAuthenticators', 'authenticator', 'link')} AS ${quote(db, 'linkOf')}`,
      `${column('usersAuthenticators', 'uuid', 'link')} AS ${quote(db, 'linked')}`,
      `${column(CLAIMS, 'authenticator', 'claim')} AS ${quote(db, 'claimOf')}`,
      `${column(CLAIMS, 'identity', 'claim')} AS ${quote(db, 'claimed')}`,
    ].join(', ')}`,
    from('users'),
    ...authors,
    joined('usersAuthenticators', 'link', ':authenticator', 'authenticator'),
    joined(CLAIMS, 'claim', ':authenticator', 'authenticator'),
  ].join(' ');
}

function quote(db: Database, name: string): string {
  return db.sequelize.getQueryInterface().quoteIdentifier(name);
}

/** Tables and columns as SQL names them. Each table has an alias, by default its collection's name. */
function namesOf(db: Database) {
  const table = (collection: string, alias: string) =>
    `${String(db.getCollection(collection).quotedTableName())} AS ${quote(db, alias)}`;
  const column = (collection: string, field: string, alias = collection) =>
    `${quote(db, alias)}.${quote(db, db.getModel(collection).rawAttributes[field]?.field ?? field)}`;
  return {
    column,
    from: (collection: string) => `FROM ${table(collection, collection)}`,
    /** The rows of a collection that are a user's and have a value. */
    joined: (collection: string, alias: string, value: string, field: string) =>
      `LEFT JOIN ${table(collection, alias)} ON ${column(collection, 'userId', alias)} = ${column('users', 'id')} ` +
      `AND ${column(collection, field, alias)} = ${value}`,
  };
}

function toUser(row: StoredUser): ReadUser {
  const { id, nickname, email, phone, mainDepartmentId } = row;
  return {
    id: Number(id),
    nickname,
    email,
    phone,
    mainDepartmentId:
      mainDepartmentId === undefined || mainDepartmentId === null ? undefined : String(mainDepartmentId),
    keys: Object.fromEntries(PROFILE_FIELDS.flatMap((field) => keyOfField(row, field))),
  };
}

/** What is recorded says something only while it is the user's value. */
function keyOfField(row: StoredUser, field: ProfileField): Array<[ProfileField, { key: string; writer: Writer }]> {
  const key = keyOf(field, row[field]);
  if (key === undefined) {
    return [];
  }
  const writer = row[`${field}Value`] === key ? row[`${field}Writer`] : null;
  return [[field, { key, writer: writer ?? 'unknown' }]];
}
