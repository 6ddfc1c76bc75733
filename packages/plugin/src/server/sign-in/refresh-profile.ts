import type { Database, Model } from '@nocobase/database';
import { kindOfError } from '../kind-of-error';
import type { RequestContext } from '../request-context';
import type { CurrentAuthenticator } from './current-authenticator';
import { isEmailTaken } from './is-taken';
import { isRootUser } from './root-user';
import type { MemberProfile } from './member-profile';
import { normalisePhone } from './phone';
import { findPhoneCandidates } from './phone-candidates';
import { takenProfile } from './taken-profile';
import { type RefreshedFields, userChanges } from './user-changes';

/**
 * Brings a linked user up to date with what WeCom told at this sign-in, as far as the administrator wants it. Never stops
 * the sign-in: what cannot be written stays as it is. Decides nothing about who is who; links do.
 * @returns the user as stored now
 */
export async function refreshProfile(
  { app, db }: RequestContext,
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
    const { free, conflicts } = await withoutConflicts(db, authenticator, about.userId, changes);
    if (conflicts.length > 0) {
      app.log.warn('WeCom profile not taken over: another user has the value', { ...about, fields: conflicts });
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
  const [updated] = (await db.getRepository('users').update({ filterByTk, values })) as Model[];
  return updated ?? user;
}

// An e-mail address or a phone number is never taken from another user, who may sign in or be found by it.
async function withoutConflicts(
  db: Database,
  authenticator: CurrentAuthenticator,
  userId: number,
  { nickname, email, phone }: RefreshedFields,
): Promise<{ free: RefreshedFields; conflicts: string[] }> {
  const emailTaken = email !== undefined && (await isEmailTaken(db, email, { except: userId }));
  const phoneTaken = phone !== undefined && (await isPhoneTaken(db, authenticator, userId, phone));
  return {
    free: {
      ...(nickname !== undefined && { nickname }),
      ...(email !== undefined && !emailTaken && { email }),
      ...(phone !== undefined && !phoneTaken && { phone }),
    },
    conflicts: [...(emailTaken ? ['email'] : []), ...(phoneTaken ? ['phone'] : [])],
  };
}

// In whatever spelling: the index of the database only knows the text.
async function isPhoneTaken(
  db: Database,
  authenticator: CurrentAuthenticator,
  userId: number,
  phone: string,
): Promise<boolean> {
  const candidates = await findPhoneCandidates(db, authenticator, normalisePhone(phone) ?? phone);
  return candidates.some((candidate) => candidate.userId !== userId);
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
