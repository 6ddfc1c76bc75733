import type { Database, Model } from '@nocobase/database';
import { kindOfError } from '../nocobase/kind-of-error';
import { noteRefusal } from './refusals';
import type { RequestContext } from '../nocobase/request-context';
import { asWeCom } from '../profile-authors/actor';
import type { CurrentAuthenticator } from '../authenticators/current';
import { isEmailTaken } from './is-taken';
import { identityOf, type MemberProfile } from '../wecom/member-profile';
import { whenFilled } from '../profile-authors/fill-authors';
import { normalisePhone } from '../profile-authors/phone';
import { findPhoneCandidates } from './phone-candidates';
import { isRootUser } from './privileged';
import { takenProfile } from './taken-profile';
import { type RefreshedFields, userChanges } from './user-changes';

/**
 * Brings a linked user up to date with what WeCom told at this sign-in, as far as the administrator wants it. Never stops
 * the sign-in: what cannot be written stays as it is. Decides nothing about who is who; links do.
 * @returns the user as stored now
 */
export async function refreshProfile(
  { app, db }: Pick<RequestContext, 'app' | 'db'>,
  authenticator: CurrentAuthenticator,
  user: Model,
  profile: MemberProfile,
): Promise<Model> {
  const taken = takenProfile(profile, authenticator.options.profile, 'later');
  const about = { authenticator: authenticator.name, userId: Number(user.get('id')) };
  try {
    await refreshLink(db, about, taken);
    const changes = userChanges(user.get() as RefreshedUser, taken);
    if (Object.keys(changes).length === 0 || (await isRootUser(db, about.userId))) {
      return user;
    }
    const { free, conflicts, typedIds } = await withoutConflicts(db, authenticator, about.userId, changes);
    if (conflicts.length > 0) {
      app.log.warn('WeCom profile not taken over: another user has the value', { ...about, fields: conflicts });
    }
    if (typedIds.length > 0 && profile.mobile) {
      await noteTyped(app, authenticator, { ...profile, mobile: profile.mobile }, typedIds);
    }
    return await updateUser(db, user, free);
  } catch (error) {
    app.log.warn('WeCom profile not refreshed', { ...about, error: kindOfError(error) });
    return user;
  }
}

type RefreshedUser = Parameters<typeof userChanges>[0];

async function updateUser(db: Database, user: Model, values: RefreshedFields): Promise<Model> {
  if (Object.keys(values).length === 0) {
    return user;
  }
  const filterByTk = Number(user.get('id'));
  const update = () => db.getRepository('users').update({ filterByTk, values });
  const [updated] = (await asWeCom(update)) as Model[];
  return updated ?? user;
}

/** `typedIds`: users who typed in the phone number that could not be written for them. */
interface Sorted {
  free: RefreshedFields;
  conflicts: string[];
  typedIds: number[];
}

// An e-mail address or a phone number is never taken from another user, who may sign in or be found by it.
async function withoutConflicts(
  db: Database,
  authenticator: CurrentAuthenticator,
  userId: number,
  { nickname, email, phone }: RefreshedFields,
): Promise<Sorted> {
  await whenFilled(db);
  const emailTaken = email !== undefined && (await isEmailTaken(db, email, { except: userId }));
  const taken = phone === undefined ? FREE : await phoneTaken(db, authenticator, userId, phone);
  return {
    free: {
      ...(nickname !== undefined && { nickname }),
      ...(email !== undefined && !emailTaken && { email }),
      ...(phone !== undefined && !taken.isTaken && { phone }),
    },
    conflicts: [...(emailTaken ? ['email'] : []), ...(taken.isTaken ? ['phone'] : [])],
    typedIds: taken.isTaken ? taken.typedIds : [],
  };
}

const FREE = { isTaken: false, typedIds: [] as number[] };

// In whatever spelling, when the number is another user's. One who only typed it in has nothing but the text: NocoBase
// stores the same text once.
async function phoneTaken(
  db: Database,
  authenticator: CurrentAuthenticator,
  userId: number,
  phone: string,
): Promise<typeof FREE> {
  const { candidates, typedIds } = await findPhoneCandidates(db, authenticator, normalisePhone(phone) ?? phone);
  const isTrusted = candidates.some((candidate) => candidate.userId !== userId);
  const sameText = await db.getRepository('users').count({ filter: { phone, id: { $ne: userId } } });
  return { isTaken: isTrusted || sameText > 0, typedIds: isTrusted ? [] : typedIds.filter((id) => id !== userId) };
}

function noteTyped(
  app: RequestContext['app'],
  { name: authenticator, options }: CurrentAuthenticator,
  { memberId, name = '', mobile: phone }: MemberProfile & { mobile: string },
  candidateIds: number[],
): Promise<void> {
  const identity = identityOf(options.credentials.corpId, memberId);
  const reason = 'wecom_phone_unproven';
  return noteRefusal(app, { authenticator, identity, memberName: name, reason, phone, candidateIds });
}

// NocoBase's users have no avatar of their own: it stands in NocoBase's row of the link, beside the member's name.
async function refreshLink(
  db: Database,
  { authenticator, userId }: { authenticator: string; userId: number },
  { name, avatar }: MemberProfile,
): Promise<void> {
  if (!name && !avatar) {
    return;
  }
  const links = db.getRepository('usersAuthenticators');
  const filter = { authenticator, userId };
  const link = (await links.findOne({ filter, raw: true })) as { nickname: string; avatar: string } | null;
  const values = {
    ...(name && name !== link?.nickname && { nickname: name }),
    ...(avatar && avatar !== link?.avatar && { avatar }),
  };
  if (link && Object.keys(values).length > 0) {
    await links.update({ filter, values });
  }
}
