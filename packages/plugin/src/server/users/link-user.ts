import { randomBytes } from 'node:crypto';
import type { Database, Model, Transaction } from '@nocobase/database';
import { asWeCom } from '../profile-authors/actor';
import type { CurrentAuthenticator } from '../authenticators/current';
import { isEmailTaken, isUsernameTaken } from './is-taken';
import { claimLink, removeClaims } from './link-rows';
import type { MatchDecision } from './match-user';
import type { MemberProfile } from '../wecom/member-profile';
import { newUserFrom, usernameOf } from './new-user';
import { takenProfile } from './taken-profile';
import { writingTransaction } from '../nocobase/transaction';

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
  return writingTransaction(db, async (transaction) => {
    const user =
      decision.kind === 'link'
        ? await addUser(db, link, decision.userId, transaction)
        : await createUser(db, link, decision, transaction);
    await claim(db, link, Number(user.get('id')), transaction);
    return user;
  });
}

async function addUser(db: Database, link: NewLink, userId: number, transaction: Transaction): Promise<Model> {
  const user = (await db.getRepository('users').findOne({ filterByTk: userId, transaction })) as Model;
  await link.authenticator.model.addUser(user, { through: throughRow(link), transaction });
  return user;
}

async function createUser(
  db: Database,
  link: NewLink,
  { withoutPhone }: { withoutPhone?: true },
  transaction: Transaction,
): Promise<Model> {
  const taken = profileToWrite(link);
  const profile = withoutPhone ? { ...taken, mobile: undefined } : taken;
  const values = newUserFrom(profile, await takenValues(db, profile, transaction), randomBytes(3).toString('hex'));
  const user = await asWeCom(() =>
    link.authenticator.model.createUser(values, { through: throughRow(link), transaction }),
  );
  // NocoBase gives new users the default role on this event.
  await db.emitAsync('users.afterCreateWithAssociations', user, { transaction });
  return user;
}

async function claim(db: Database, link: NewLink, userId: number, transaction: Transaction): Promise<void> {
  const { authenticator, identity, profile, lastSignInAt } = link;
  const staleClaimIds = link.staleClaimIds.filter((id) => id !== undefined);
  await removeClaims(db, staleClaimIds, transaction);
  const memberName = profile.name ?? '';
  await claimLink(db, { authenticator: authenticator.name, identity, userId, memberName, lastSignInAt }, transaction);
}

function throughRow(link: NewLink) {
  const { name, avatar } = profileToWrite(link);
  return { uuid: link.identity, nickname: name ?? '', avatar: avatar ?? '' };
}

function profileToWrite({ authenticator, profile }: NewLink): MemberProfile {
  return takenProfile(profile, authenticator.options.profile, 'creation');
}

async function takenValues(db: Database, profile: MemberProfile, transaction: Transaction) {
  const username = await isUsernameTaken(db, usernameOf(profile.memberId), { transaction });
  const email = profile.email !== undefined && (await isEmailTaken(db, profile.email, { transaction }));
  return { username, email };
}
