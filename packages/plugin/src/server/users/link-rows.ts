import type { Database, Model, Transaction } from '@nocobase/database';
import { columnOf, includesText } from '../nocobase/includes-text';
import type { StoredId } from '../nocobase/stored-id';
import { forgetRefusals } from './refusals';

/**
 * The rows of links. A link is a row of NocoBase's `usersAuthenticators`, which is the truth, with a claim of ours beside
 * it in `wecomLinks` (docs/adr/0003-unique-links.md). Nothing but this file reads or writes claims.
 */

/** The collection of claims, for statements that join it. */
export const CLAIMS = 'wecomLinks';

/** The claim of a link. */
export interface LinkRow {
  id: number;
  /** Name of the authenticator. */
  authenticator: string;
  /** `corpId/memberid` */
  identity: string;
  userId: number;
  /** As WeCom told it when the link was made; empty when it is not known. */
  memberName: string;
  createdAt: Date;
  /** To the hour. Null: never since the link was made. */
  lastSignInAt: Date | null;
}

type Where = { [Field in keyof LinkRow]?: LinkRow[Field] | { $in: Array<LinkRow[Field]> } };

/** The first claim that fits; also one whose link is gone (`withoutStale`). */
export async function findLink(
  db: Database,
  where: Where,
  transaction: Transaction | null = null,
): Promise<LinkRow | undefined> {
  const row = (await claimsOf(db).findOne({ filter: where, raw: true, transaction })) as StoredRow | null;
  return row ? toLinkRow(row) : undefined;
}

/** All claims that fit, in no order; also those whose link is gone. */
export async function findLinks(
  db: Database,
  where: Where,
  transaction: Transaction | null = null,
): Promise<LinkRow[]> {
  const rows = (await claimsOf(db).find({ filter: where, raw: true, transaction })) as StoredRow[];
  return rows.map(toLinkRow);
}

/**
 * One page of all claims, the newest first.
 * @param search text to be found in the names of member and user; empty for all
 * @returns the page, and how many there are on all pages
 */
export async function findLinkPage(
  db: Database,
  { search, ...page }: { search: string; limit: number; offset: number },
): Promise<{ links: LinkRow[]; count: number }> {
  const [models, count]: [Model[], number] = await claimsOf(db).findAndCount({
    ...(search && { where: db.sequelize.literal(searchCondition(db, search)) }),
    sort: ['-createdAt', '-id'],
    ...page,
  });
  return { links: models.map((model) => toLinkRow(model.get() as StoredRow)), count };
}

/** SQL: the text is in the names of the member or of the user. */
function searchCondition(db: Database, search: string): string {
  const users = `${String(db.getCollection('users').quotedTableName())} AS ${quoted(db, 'users')}`;
  const found = includesText(db, 'users', ['nickname', 'username'], search);
  const ofUser = `${columnOf(db, CLAIMS, 'userId')} IN (SELECT ${columnOf(db, 'users', 'id')} FROM ${users} WHERE ${found})`;
  return `(${includesText(db, CLAIMS, ['memberName', 'identity'], search)} OR ${ofUser})`;
}

function quoted(db: Database, name: string): string {
  return db.sequelize.getQueryInterface().quoteIdentifier(name);
}

/** Claims of an authenticator that name one of these members or users, in no order; also those whose link is gone. */
export async function findClaimsAbout(
  db: Database,
  { authenticator, identities, userIds }: { authenticator: string; identities: string[]; userIds: number[] },
  transaction: Transaction,
): Promise<LinkRow[]> {
  const $or = [{ identity: { $in: identities } }, { userId: { $in: userIds } }];
  const filter = { authenticator, $or };
  const rows = (await claimsOf(db).find({ filter, raw: true, transaction })) as StoredRow[];
  return rows.map(toLinkRow);
}

/** Leaves out the claims whose link is gone: NocoBase's row is the truth. */
export async function withoutStale(db: Database, links: LinkRow[]): Promise<LinkRow[]> {
  const userIds = links.map(({ userId }) => userId);
  const rows = (await db.getRepository('usersAuthenticators').find({
    filter: { userId: { $in: userIds } },
    raw: true,
  })) as Array<{ authenticator: string; userId: StoredId; uuid: string }>;
  const linked = new Set(rows.map(({ authenticator, userId, uuid }) => keyOf(authenticator, userId, uuid)));
  return links.filter(({ authenticator, userId, identity }) => linked.has(keyOf(authenticator, userId, identity)));
}

/**
 * Claims a link, beside NocoBase's row and in its transaction. Who is linked waits for no administrator any more, so the
 * member's refusals go.
 * @param claim `lastSignInAt` when the link comes of a sign-in
 * @throws UniqueConstraintError the member or the user is linked already
 */
export async function claimLink(
  db: Database,
  claim: Pick<LinkRow, 'authenticator' | 'identity' | 'userId' | 'memberName'> & { lastSignInAt?: Date | undefined },
  transaction: Transaction,
): Promise<void> {
  const { authenticator, identity } = claim;
  await claimsOf(db).create({ values: claim, transaction });
  await forgetRefusals(db, { authenticator, identity }, transaction);
}

/** The same for many links of one authenticator, none of which comes of a sign-in. */
export async function claimLinks(
  db: Database,
  authenticator: string,
  claims: ReadonlyArray<Pick<LinkRow, 'identity' | 'userId' | 'memberName'>>,
  transaction: Transaction,
): Promise<void> {
  if (claims.length > 0) {
    const rows = claims.map((claim) => ({ authenticator, ...claim }));
    await db.getModel(CLAIMS).bulkCreate(rows, { transaction });
    const identities = claims.map(({ identity }) => identity);
    await forgetRefusals(db, { authenticator, identity: { $in: identities } }, transaction);
  }
}

/** Removes claims, not NocoBase's rows beside them. */
export async function removeClaims(db: Database, ids: number[], transaction: Transaction): Promise<void> {
  if (ids.length > 0) {
    await claimsOf(db).destroy({ filterByTk: ids, transaction });
  }
}

/** Removes all claims of an authenticator that is gone itself. */
export async function removeClaimsOf(
  db: Database,
  authenticator: string,
  transaction: Transaction | null,
): Promise<void> {
  await claimsOf(db).destroy({ filter: { authenticator }, transaction });
}

/** Writes down when a member last signed in. */
export async function writeLastSignIn(db: Database, id: number, at: Date): Promise<void> {
  await db.getModel(CLAIMS).update({ lastSignInAt: at }, { where: { id } });
}

function claimsOf(db: Database) {
  return db.getRepository(CLAIMS);
}

interface StoredRow {
  id: StoredId;
  authenticator: string;
  identity: string;
  userId: StoredId;
  memberName: string | null;
  createdAt: Date | string;
  lastSignInAt: Date | string | null;
}

function toLinkRow({ id, authenticator, identity, userId, memberName, createdAt, lastSignInAt }: StoredRow): LinkRow {
  return {
    id: Number(id),
    authenticator,
    identity,
    userId: Number(userId),
    memberName: memberName ?? '',
    createdAt: new Date(createdAt),
    lastSignInAt: lastSignInAt === null ? null : new Date(lastSignInAt),
  };
}

function keyOf(authenticator: string, userId: StoredId, identity: string): string {
  return JSON.stringify([authenticator, Number(userId), identity]);
}
