import { type Database, Op, type Transaction } from '@nocobase/database';
import type { StoredId } from '../../nocobase/stored-id';
import { claimLinks, findClaimsAbout, removeClaims } from '../../users/link-rows';
import { WriteError } from './failure';

/** A link to be made. */
export interface NewLink {
  identity: string;
  userId: number;
  memberName: string | undefined;
}

/** Who is to be linked. */
interface Wanted {
  identity: string;
  /** Undefined for a user who is yet to be made. */
  userId: number | undefined;
  /** The user whose link to this member goes. */
  replaces: number | undefined;
}

interface NocoBaseRow {
  userId: StoredId;
  uuid: string;
}

/**
 * Makes room for links: claims whose link is gone, and the link of an earlier user of a member.
 * @throws WriteError somebody has linked the member or the user since the plan was made
 */
export async function makeRoom(
  db: Database,
  authenticator: string,
  wanted: readonly Wanted[],
  transaction: Transaction,
): Promise<void> {
  const identities = wanted.map(({ identity }) => identity);
  const userIds = wanted.flatMap(({ userId, replaces }) => [userId, replaces]).filter((id) => id !== undefined);
  const where = { authenticator, [Op.or]: [{ uuid: identities }, { userId: userIds }] };
  const links = db.getModel('usersAuthenticators');
  const rows = (await links.findAll({ where, raw: true, transaction })) as unknown as NocoBaseRow[];
  const isFormer = ({ userId, uuid }: NocoBaseRow) =>
    wanted.some(({ replaces, identity }) => replaces === Number(userId) && identity === uuid);
  if (!rows.every(isFormer)) {
    throw new WriteError('claimed-meanwhile');
  }
  if (rows.length > 0) {
    await links.destroy({ where: { authenticator, userId: rows.map(({ userId }) => userId) }, transaction });
  }
  const claims = await findClaimsAbout(db, { authenticator, identities, userIds }, transaction);
  // MariaDB takes capital and small letters for the same, and so finds members of another corp.
  const stale = claims.filter(({ identity, userId }) => identities.includes(identity) || userIds.includes(userId));
  await removeClaims(
    db,
    stale.map(({ id }) => id),
    transaction,
  );
}

/** Links members to users: NocoBase's rows and the claims beside them. */
export async function linkMembers(
  db: Database,
  authenticator: string,
  links: readonly NewLink[],
  transaction: Transaction,
): Promise<void> {
  const rows = links.map(({ identity, userId, memberName = '' }) => ({
    authenticator,
    userId,
    uuid: identity,
    nickname: memberName,
    avatar: '',
  }));
  await db.getModel('usersAuthenticators').bulkCreate(rows, { transaction });
  const claims = links.map(({ identity, userId, memberName = '' }) => ({ identity, userId, memberName }));
  await claimLinks(db, authenticator, claims, transaction);
}
