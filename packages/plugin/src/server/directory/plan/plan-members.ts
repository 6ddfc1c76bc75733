import type { DirectoryMember } from '../../wecom/calls/department-members';
import type { ActualUser, Decisions, DirectoryOptions, MemberDecision, WrittenMember } from './facts';
import type { MemberIndex } from './index-facts';
import { judgeReturn } from './judge-return';
import { departedRecord, memberRecord } from './member-record';
import type { Doubt, MemberOutcome, PlannedMember } from './plan';
import { newProfile, profileChanges } from './profile-values';
import { suggestUsers, type Suggestions } from './suggest-users';

export interface PresentFacts {
  /** Identities of the members who are there, and neither disabled nor left. */
  present: readonly string[];
  index: MemberIndex;
  /** Members who are probably there under a new ID, both ways. */
  renames: ReadonlyMap<string, string>;
  options: DirectoryOptions;
  decisions: Decisions['members'];
  doubt: Doubt | undefined;
}

/**
 * Decides who is who: what becomes of each member who is there. A link says who they are; without one nobody is taken for
 * somebody else unless an administrator says so.
 */
export function planMembers(facts: PresentFacts): PlannedMember[] {
  const { index, options, decisions } = facts;
  const people = facts.present.flatMap((identity) => describe(identity, facts) ?? []);
  const unlinked = people.filter(({ isInside, linked }) => isInside && linked === undefined);
  const suggestions = suggestUsers(
    unlinked.map(({ identity }) => identity),
    index,
    options.existingPhones,
    decisions,
  );
  return people.map((person) => {
    if (!person.isInside) {
      return planOutside(person, facts);
    }
    return person.linked ? planLinked(person, person.linked, facts) : planUnlinked(person, suggestions, facts);
  });
}

/** A member who is there, with what is known about them. */
interface Person {
  identity: string;
  member: DirectoryMember;
  isInside: boolean;
  departments: readonly string[];
  row: WrittenMember | undefined;
  linked: ActualUser | undefined;
  /** The user of the record, linked or not. */
  former: ActualUser | undefined;
  decision: MemberDecision | undefined;
}

function describe(identity: string, { index, decisions }: PresentFacts): Person | undefined {
  const member = index.told.get(identity);
  const departmentIds = member?.departments.map(({ id }) => id) ?? [];
  const row = index.rows.get(identity);
  const linkedId = index.links.userOf(identity);
  return (
    member && {
      identity,
      member,
      isInside: index.isInside(departmentIds),
      departments: index.departments.get(identity) ?? [],
      row,
      linked: linkedId === undefined ? undefined : index.users.get(linkedId),
      former: row?.userId === undefined ? undefined : index.users.get(row.userId),
      decision: decisions.get(identity),
    }
  );
}

function planOutside({ identity, row, former }: Person, { doubt }: PresentFacts): PlannedMember {
  if (!row || !former) {
    return stays(identity, { kind: 'outside' });
  }
  const { id: userId, isRoot } = former;
  if (isRoot) {
    return stays(identity, { kind: 'root', userId });
  }
  if (row.departure) {
    return stays(identity, { kind: 'departed', userId, departure: row.departure });
  }
  return doubt
    ? stays(identity, { kind: 'kept-open', userId, reason: doubt })
    : { identity, outcome: { kind: 'moved-out', userId }, record: departedRecord(row, 'moved-out') };
}

function planLinked(person: Person, user: ActualUser, { options }: PresentFacts): PlannedMember {
  const { identity, member, decision } = person;
  const userId = user.id;
  if (user.isRoot) {
    return stays(identity, { kind: 'root', userId });
  }
  const row = person.row?.userId === userId ? person.row : undefined;
  const verdict = row ? judgeReturn(row, member, decision) : 'stayed';
  if (verdict === 'another-person') {
    return decision?.kind === 'make'
      ? planNew(person, userId, options)
      : stays(identity, { kind: 'reused-id', userId });
  }
  const values = profileChanges(user, member, row, options.profile);
  const kind = verdict === 'same-person' && user.isClosed ? 'opened' : 'changed';
  return { identity, outcome: { kind, userId, values }, record: tiedRecord(person, userId) };
}

function planUnlinked(person: Person, { found, adopted }: Suggestions, facts: PresentFacts): PlannedMember {
  const { identity, member, decision } = person;
  const userIds = facts.index.links.othersOf(identity);
  if (userIds.length > 0) {
    return stays(identity, { kind: 'claim-of-another', userIds });
  }
  const user = facts.index.users.get(adopted.get(identity) ?? NaN);
  if (user) {
    const values = profileChanges(user, member, undefined, facts.options.profile);
    const outcome = { kind: 'adopted', userId: user.id, values } as const;
    return { identity, outcome, record: tiedRecord(person, user.id) };
  }
  const other = facts.renames.get(identity);
  if (other !== undefined) {
    return stays(identity, { kind: 'probably-renamed', other });
  }
  const waiting = decision?.kind === 'make' ? undefined : waitingFor(person, found, facts.options.createUsers);
  return waiting ? stays(identity, waiting) : planNew(person, undefined, facts.options);
}

/** What a member without a link waits for; undefined when a user is to be made. */
function waitingFor(
  { identity, row, former }: Person,
  found: Suggestions['found'],
  createUsers: boolean | undefined,
): MemberOutcome | undefined {
  const { candidates = [], linkedElsewhere = [] } = found.get(identity) ?? {};
  if (row) {
    return former ? { kind: 'unlinked', userId: former.id, candidates } : { kind: 'user-deleted' };
  }
  if (candidates.length > 0) {
    return { kind: 'suggested', candidates };
  }
  if (linkedElsewhere.length > 0) {
    return { kind: 'linked-elsewhere', userIds: linkedElsewhere };
  }
  if (createUsers === undefined) {
    return { kind: 'waits-for-choice' };
  }
  return createUsers ? undefined : { kind: 'not-made' };
}

function planNew(person: Person, replaces: number | undefined, { profile }: DirectoryOptions): PlannedMember {
  const { identity, member, departments } = person;
  const tie = { userId: undefined, origin: 'made', departure: undefined } as const;
  return {
    identity,
    outcome: { kind: 'made', profile: newProfile(member, profile), replaces },
    record: memberRecord(identity, member, departments, tie, undefined),
  };
}

function tiedRecord({ identity, member, departments, row }: Person, userId: number): WrittenMember | undefined {
  const origin = row?.userId === userId ? row.origin : 'found';
  return memberRecord(identity, member, departments, { userId, origin, departure: undefined }, row);
}

function stays(identity: string, outcome: MemberOutcome): PlannedMember {
  return { identity, outcome, record: undefined };
}
