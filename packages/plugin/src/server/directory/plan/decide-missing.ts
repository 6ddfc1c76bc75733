import type { ActualMembership, ActualUser, Departure, LeaverAnswer, WrittenMember } from './facts';
import type { MemberIndex } from './index-facts';
import { judgeLeaver, type LeaverVerdict } from './judge-leaver';
import type { Missing } from './leaver';
import { departedRecord, memberRecord } from './member-record';
import type { ClosingReason, KeptOpenReason, MemberOutcome, PlannedMember } from './plan';

export interface AnsweredFacts {
  index: MemberIndex;
  answers: ReadonlyMap<string, LeaverAnswer>;
  /** By user. */
  memberships: ReadonlyMap<number, readonly ActualMembership[]>;
}

/** More members than this who are there after all show that the lists in which they were missing were wrong. */
const FALSE_ALARMS_ALLOWED = 3;

const NOTHING_TOLD = { name: undefined, mobile: undefined, email: undefined };

/**
 * Decides by what WeCom says about each member who is missing. As long as one was not asked about nobody is decided on,
 * since the answers also tell whether the lists were right.
 */
export function decideMissing(missing: readonly Missing[], facts: AnsweredFacts): PlannedMember[] {
  const judged = missing.flatMap((leaver) => {
    const answer = facts.answers.get(leaver.identity);
    return answer ? { leaver, verdict: judge(leaver, answer, facts.index) } : [];
  });
  if (judged.length < missing.length) {
    return missing.map((leaver) => stays(leaver, { kind: 'to-be-asked', userId: leaver.user.id }));
  }
  const alarms = judged.filter(({ verdict }) => verdict.kind === 'is-there').length;
  const isLast = lastPrivileged(facts.index.users.values());
  return judged.map(({ leaver, verdict }) =>
    alarms > FALSE_ALARMS_ALLOWED && verdict.kind !== 'is-there'
      ? keptOpen(leaver, 'others-are-there')
      : decide(leaver, verdict, isLast, facts),
  );
}

function judge({ row, user }: Missing, answer: LeaverAnswer, { isInside }: MemberIndex): LeaverVerdict {
  const isSameUser = row?.userId === user.id;
  const origin = isSameUser ? row.origin : 'found';
  return judgeLeaver(answer, { origin, isActiveElsewhere: user.isActiveElsewhere }, isInside);
}

function decide(
  leaver: Missing,
  verdict: LeaverVerdict,
  isLast: (user: ActualUser) => boolean,
  facts: AnsweredFacts,
): PlannedMember {
  switch (verdict.kind) {
    case 'is-there':
    case 'no-answer':
      return keptOpen(leaver, verdict.kind);
    case 'take-back':
      return takeBack(leaver, verdict.departure, facts);
    case 'close':
      if (!leaver.isLinked) {
        return takeBack(leaver, 'taken-back', facts);
      }
      if (isLast(leaver.user)) {
        return keptOpen(leaver, 'last-privileged');
      }
      // Whoever is told as left may come back as somebody else, whatever the answer.
      return close(leaver, leaver.status === 'left' ? 'left' : verdict.reason, facts);
  }
}

/** Tells whether nobody but this user would be left who may administrate; every other one who is asked about counts as closed. */
function lastPrivileged(users: Iterable<ActualUser>): (user: ActualUser) => boolean {
  const open = new Set([...users].filter(({ isPrivileged, isClosed }) => isPrivileged && !isClosed));
  return (user) => {
    const isLast = open.has(user) && open.size === 1;
    if (!isLast) {
      open.delete(user);
    }
    return isLast;
  };
}

function takeBack(leaver: Missing, departure: 'moved-out' | 'taken-back', facts: AnsweredFacts): PlannedMember {
  const { identity, isLinked, user } = leaver;
  const kind = departure === 'moved-out' ? 'moved-out' : isLinked ? 'out-of-range' : 'unlinked-gone';
  return { identity, outcome: { kind, userId: user.id }, record: recordOf(leaver, departure, facts.index) };
}

function close(leaver: Missing, reason: ClosingReason, { index, memberships }: AnsweredFacts): PlannedMember {
  const { identity, user } = leaver;
  const owned = (memberships.get(user.id) ?? []).filter(({ isOwner }) => isOwner);
  const ownedDepartments = owned.map(({ departmentId }) => departmentId);
  const outcome = { kind: 'closed', userId: user.id, reason, ownedDepartments } as const;
  return { identity, outcome, record: recordOf(leaver, reason, index) };
}

function recordOf(
  { identity, row, user }: Missing,
  departure: Departure,
  { told }: MemberIndex,
): WrittenMember | undefined {
  if (row?.userId === user.id) {
    return departedRecord(row, departure);
  }
  const profile = told.get(identity) ?? NOTHING_TOLD;
  return memberRecord(identity, profile, [], { userId: user.id, origin: 'found', departure }, undefined);
}

function keptOpen({ identity, user }: Missing, reason: KeptOpenReason): PlannedMember {
  return { identity, outcome: { kind: 'kept-open', userId: user.id, reason }, record: undefined };
}

function stays({ identity }: Missing, outcome: MemberOutcome): PlannedMember {
  return { identity, outcome, record: undefined };
}
