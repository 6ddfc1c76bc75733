import { randomBytes } from 'node:crypto';
import { Transaction, type Database, type Model } from '@nocobase/database';
import type { CurrentAuthenticator } from './current-authenticator';
import type { MatchDecision } from './match-user';
import type { MemberProfile } from './member-profile';
import { newUserFrom, usernameOf } from './new-user';
import { takenProfile } from './taken-profile';

/** The link to be made. */
export interface NewLink {
  authenticator: CurrentAuthenticator;
  /** `corpId/memberid` */
  identity: string;
  profile: MemberProfile;
  /** When the link comes of a sign-in: now. */
  lastSignInAt?: Date;
  /** Claims left over by links that are gone, to be replaced. Each was seen to be stale, or is not there. */
  staleClaimIds: Array<number | undefined>;
}

/**
 * Carries a decision out: the user, NocoBase's row and the claim are written together or not at all.
 * @throws UniqueConstraintError somebody else was faster; look again
 */
export async function linkUser(
  db: Database,
  link: NewLink,
  decision: Extract<MatchDecision, { kind: 'link' | 'create' }>,
): Promise<Model> {
  // SQLite: take the write lock at the start. A transaction that reads first and then wants to write is refused at once
  // while another one writes, instead of waiting its turn.
  return db.sequelize.transaction({ type: Transaction.TYPES.IMMEDIATE }, async (transaction) => {
    const user =
      decision.kind === 'link'
        ? await addUser(db, link, decision.userId, transaction)
        : await createUser(db, link, transaction);
    await claim(db, link, Number(user.get('id')), transaction);
    return user;
  });
}

async function addUser(db: Database, link: NewLink, userId: number, transaction: Transaction): Promise<Model> {
  const user = (await db.getRepository('users').findOne({ filterByTk: userId, transaction })) as Model;
  await link.authenticator.model.addUser(user, { through: throughRow(link), transaction });
  return user;
}

async function createUser(db: Database, link: NewLink, transaction: Transaction): Promise<Model> {
  const profile = profileToWrite(link);
  const values = newUserFrom(profile, await takenValues(db, profile, transaction), randomBytes(3).toString('hex'));
  const user = await link.authenticator.model.createUser(values, { through: throughRow(link), transaction });
  // NocoBase gives new users the default role on this event.
  await db.emitAsync('users.afterCreateWithAssociations', user, { transaction });
  return user;
}

async function claim(db: Database, link: NewLink, userId: number, transaction: Transaction): Promise<void> {
  const claims = db.getRepository('wecomLinks');
  for (const staleClaimId of link.staleClaimIds.filter((id) => id !== undefined)) {
    await claims.destroy({ filterByTk: staleClaimId, transaction });
  }
  const key = { authenticator: link.authenticator.name, identity: link.identity };
  const { profile, lastSignInAt } = link;
  await claims.create({ values: { ...key, userId, memberName: profile.name ?? '', lastSignInAt }, transaction });
  await db.getRepository('wecomConflicts').destroy({ filter: key, transaction });
}

function throughRow(link: NewLink) {
  const { name, avatar } = profileToWrite(link);
  return { uuid: link.identity, nickname: name ?? '', avatar: avatar ?? '' };
}

function profileToWrite({ authenticator, profile }: NewLink): MemberProfile {
  return takenProfile(profile, authenticator.options.profile, 'creation');
}

async function takenValues(db: Database, profile: MemberProfile, transaction: Transaction) {
  const users = db.getRepository('users');
  const username = await users.count({ filter: { username: usernameOf(profile.memberId) }, transaction });
  const email = profile.email ? await users.count({ filter: { email: profile.email }, transaction }) : 0;
  return { username: username > 0, email: email > 0 };
}
