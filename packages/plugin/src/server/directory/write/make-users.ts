import { randomBytes } from 'node:crypto';
import type { Database, Model, Transaction } from '@nocobase/database';
import type { StoredId } from '../../nocobase/stored-id';
import { normalisePhone, phoneAsStored } from '../../profile-authors/phone';
import { findTaken } from '../../users/is-taken';
import { type NewUser, usernameOf } from '../../users/new-user';
import type { MemberProfile } from '../../wecom/member-profile';
import { linkMembers, makeRoom } from './claim-members';
import type { MemberToWrite } from './members-to-write';
import { newUsersFrom } from './new-users';
import type { Target } from './write-plan';

/**
 * Makes the users of members who get one, each with the link.
 * @returns their ids by identity
 * @throws WriteError somebody has linked one of the members since the plan was made
 */
export async function makeUsers(
  { app: { db }, source: { authenticator } }: Target,
  members: readonly MemberToWrite[],
  transaction: Transaction,
): Promise<Map<string, number>> {
  const wanted = members.flatMap(({ identity, outcome }) =>
    outcome.kind === 'made' ? [{ identity, userId: undefined, ...outcome }] : [],
  );
  if (wanted.length === 0) {
    return new Map();
  }
  await makeRoom(db, authenticator, wanted, transaction);
  const profiles = wanted.map(({ profile }) => profile);
  const userIds = await createUsers(db, await describeUsers(db, profiles, transaction), transaction);
  const links = wanted.flatMap(({ identity, profile: { name } }, index) => {
    const userId = userIds[index];
    return userId === undefined ? [] : { identity, userId, memberName: name };
  });
  await linkMembers(db, authenticator, links, transaction);
  return new Map(links.map(({ identity, userId }) => [identity, userId]));
}

async function describeUsers(db: Database, profiles: MemberProfile[], transaction: Transaction): Promise<NewUser[]> {
  const usernames = profiles.map(({ memberId }) => usernameOf(memberId));
  const emails = profiles.flatMap(({ email }) => email ?? []);
  const phones = profiles.flatMap(({ mobile }) => (mobile && normalisePhone(mobile)) || []).map(phoneAsStored);
  const isTaken = {
    username: await findTaken(db, 'username', usernames, transaction),
    email: await findTaken(db, 'email', emails, transaction),
    phone: await findTaken(db, 'phone', phones, transaction),
  };
  return newUsersFrom(profiles, isTaken, () => randomBytes(3).toString('hex'));
}

/** @returns the ids, in the order of the users */
async function createUsers(
  db: Database,
  users: NewUser[],
  transaction: Transaction,
): Promise<Array<number | undefined>> {
  const model = db.getModel('users');
  await model.bulkCreate(users as unknown as Record<string, unknown>[], { transaction });
  // Most databases tell no ids of what a bulk has made.
  const where = { username: users.map(({ username }) => username) };
  const attributes = ['id', 'username'];
  const rows = (await model.findAll({ attributes, where, raw: true, transaction })) as unknown as {
    id: StoredId;
    username: string;
  }[];
  const idOf = new Map(rows.map(({ id, username }) => [username, Number(id)]));
  return users.map(({ username }) => idOf.get(username));
}

/** Tells NocoBase of new users, who have all that is theirs by now. */
export async function welcomeUsers(
  { app: { db } }: Target,
  userIds: readonly number[],
  transaction: Transaction,
): Promise<void> {
  if (userIds.length === 0) {
    return;
  }
  await giveDefaultRole(db, userIds, transaction);
  const where = { id: [...userIds] };
  const users: Model[] = await db.getModel('users').findAll({ where, order: ['id'], transaction });
  for (const user of users) {
    await db.emitAsync('users.afterCreateWithAssociations', user, { transaction });
  }
}

/** What NocoBase does for each new user when it is told, unless they have a role: to do it for all saves half of the queries. */
async function giveDefaultRole(db: Database, userIds: readonly number[], transaction: Transaction): Promise<void> {
  const role = await db.getModel('roles').findOne({ attributes: ['name'], where: { default: true }, transaction });
  if (role) {
    const rows = userIds.map((userId) => ({ userId, roleName: role.get('name') as string }));
    await db.getModel('rolesUsers').bulkCreate(rows, { transaction });
  }
}
