import type { ExistingPhones } from '../../../shared/options';
import { groupBy } from '../../../shared/group-by';
import { fold } from '../../profile-authors/fold';
import { keyOf, PROFILE_FIELDS, type ProfileField } from '../../profile-authors/profile-fields';
import { isTrusted } from '../../profile-authors/writer';
import type { DirectoryMember } from '../../wecom/calls/department-members';
import type { ActualUser } from './facts';
import type { Candidate, Evidence } from './plan';

/** Users who look like a member without a link. */
export interface FoundUsers {
  candidates: Candidate[];
  /** Users who have the member's username, phone number or e-mail address, and are linked to somebody else. */
  linkedElsewhere: number[];
}

export interface CandidateFacts {
  told: Iterable<DirectoryMember>;
  users: Iterable<ActualUser>;
  linkedUsers: ReadonlySet<number>;
  existingPhones: ExistingPhones;
}

/** Finds the users who look like a member. @param former the user whose link to this member was removed */
export type FindCandidates = (member: DirectoryMember, former?: ActualUser) => FoundUsers;

/**
 * Prepares the search for users who look like a member: by the member ID as username, by phone number and e-mail address
 * where WeCom tells them, and by a name that nobody else has on either side. A linked user's name says nothing, since it is
 * known who that is.
 */
export function candidateFinder({ told, users, linkedUsers, existingPhones }: CandidateFacts): FindCandidates {
  const all = [...users];
  const usersBy = usersByKey(all);
  const usersNamed = groupBy(all, ({ nickname }) => fold(nickname ?? '') || undefined);
  const membersNamed = groupBy([...told], ({ name }) => fold(name ?? '') || undefined);
  const sharingName = (name: string) =>
    (membersNamed.get(name) ?? []).length === 1 && usersNamed.get(name)?.length === 1 ? usersNamed.get(name) : [];
  return (member, former) => {
    const found = new Map<ActualUser, Evidence[]>();
    const note = (evidence: Evidence, those: readonly ActualUser[] = []) =>
      those.forEach((user) => found.set(user, [...(found.get(user) ?? []), evidence]));
    note('former-link', former && [former]);
    for (const field of PROFILE_FIELDS) {
      const value = valueOf(member, field);
      // WeCom tells most apps no number, and to find that there is none is dear.
      note(field, value === undefined ? [] : usersBy[field].get(keyOf(field, value) ?? ''));
    }
    note(
      'name',
      sharingName(fold(member.name ?? ''))?.filter(({ id }) => !linkedUsers.has(id)),
    );
    return sortOut(found, linkedUsers, existingPhones);
  };
}

function usersByKey(users: readonly ActualUser[]): Record<ProfileField, Map<string, ActualUser[]>> {
  const by = (field: ProfileField) => groupBy(users, ({ keys }) => keys[field]?.key);
  return { phone: by('phone'), email: by('email'), username: by('username') };
}

function valueOf({ memberId, mobile, email }: DirectoryMember, field: ProfileField): string | undefined {
  return { username: memberId, phone: mobile, email }[field];
}

function sortOut(
  found: ReadonlyMap<ActualUser, Evidence[]>,
  linkedUsers: ReadonlySet<number>,
  existingPhones: ExistingPhones,
): FoundUsers {
  const free = [...found].filter(([{ id }]) => !linkedUsers.has(id));
  const linkedElsewhere = [...found.keys()].map(({ id }) => id).filter((id) => linkedUsers.has(id));
  const isOnlyOne = found.size === 1;
  const candidates = free.map(([user, evidence]) => {
    const isSafe = isOnlyOne && evidence.some((field) => isVouchedFor(user, field, existingPhones));
    return { userId: user.id, evidence, acceptance: acceptanceOf(user, isSafe) };
  });
  return { candidates, linkedElsewhere };
}

/** Whether somebody but the user says that it is theirs. Nobody knows who wrote a name. */
function isVouchedFor({ keys }: ActualUser, evidence: Evidence, existingPhones: ExistingPhones): boolean {
  const writer = PROFILE_FIELDS.some((field) => field === evidence)
    ? keys[evidence as ProfileField]?.writer
    : undefined;
  // An administrator's word about values from before the plugin is about phone numbers alone.
  return writer !== undefined && isTrusted(writer, evidence === 'phone' ? existingPhones : 'typed');
}

function acceptanceOf({ isRoot, isPrivileged, isClosed }: ActualUser, isSafe: boolean): Candidate['acceptance'] {
  if (isRoot) {
    return 'never';
  }
  return isSafe && !isPrivileged && !isClosed ? 'list' : 'singly';
}
