import { closingBudget } from './closing-budget';
import { decideMissing } from './decide-missing';
import type { ActualMembership, ActualUser, Facts, MemberDecision } from './facts';
import type { MemberIndex } from './index-facts';
import type { Leaver, Missing } from './leaver';
import { departedRecord } from './member-record';
import type { Doubt, MemberOutcome, PlannedMember } from './plan';

export interface LeaverFacts extends Pick<Facts, 'answers' | 'budgetUsed'> {
  /** Identities of the members whom WeCom does not tell any more, or tells as disabled or as left. */
  absent: readonly string[];
  index: MemberIndex;
  /** Members who are probably there under a new ID, both ways. */
  renames: ReadonlyMap<string, string>;
  leavers: 'close' | 'report';
  decisions: ReadonlyMap<string, MemberDecision>;
  /** By user. */
  memberships: ReadonlyMap<number, readonly ActualMembership[]>;
  doubt: Doubt | undefined;
}

/**
 * Decides what becomes of the members who are not there. Nobody is closed for being missing alone: first comes the budget,
 * then what WeCom says about each of them. Until it has been asked about all, the plan only names whom to ask about.
 */
export function planLeavers(facts: LeaverFacts): PlannedMember[] {
  const planned: PlannedMember[] = [];
  const missing: Missing[] = [];
  for (const leaver of facts.absent.map((identity) => describe(identity, facts))) {
    const { user } = leaver;
    const settled = user
      ? settle(leaver, user, facts)
      : stays(leaver, { kind: leaver.row ? 'user-deleted' : 'inactive' });
    if (settled) {
      planned.push(settled);
    } else if (user) {
      missing.push({ ...leaver, user });
    }
  }
  const held = heldBack(missing, facts);
  if (!held) {
    return [...planned, ...decideMissing(missing, facts)];
  }
  const waiting = missing.filter(mayBeHeld).map((leaver) => stays(leaver, { kind: held, userId: leaver.user.id }));
  const others = missing.filter((leaver) => !mayBeHeld(leaver));
  return [...planned, ...waiting, ...decideMissing(others, facts)];
}

function describe(identity: string, { index, decisions }: LeaverFacts): Leaver {
  const row = index.rows.get(identity);
  const linked = index.links.userOf(identity);
  const userId = linked ?? row?.userId;
  const status = index.told.get(identity)?.status;
  return {
    identity,
    row,
    user: userId === undefined ? undefined : index.users.get(userId),
    isLinked: linked !== undefined,
    isConfirmed: decisions.get(identity)?.kind === 'close',
    status: status === 'disabled' || status === 'left' ? status : undefined,
  };
}

/** The outcome of one about whom WeCom need not be asked. */
function settle(leaver: Leaver, user: ActualUser, { renames, doubt }: LeaverFacts): PlannedMember | undefined {
  const { identity } = leaver;
  if (user.isRoot) {
    return stays(leaver, { kind: 'root', userId: user.id });
  }
  const other = renames.get(identity);
  if (other !== undefined) {
    return stays(leaver, { kind: 'probably-renamed', other });
  }
  return planDeparted(leaver, user) ?? (doubt && stays(leaver, { kind: 'kept-open', userId: user.id, reason: doubt }));
}

/** Who has departed stays as they were left. Who moved out, or could only not be seen, may still leave. */
function planDeparted({ identity, row, status }: Leaver, { id: userId }: ActualUser): PlannedMember | undefined {
  const departure = row?.departure;
  if (!departure || departure === 'moved-out' || (departure === 'taken-back' && status)) {
    return undefined;
  }
  // Whoever is told as left may come back as somebody else, however they were closed.
  const now = status === 'left' ? status : departure;
  return { identity, outcome: { kind: 'departed', userId, departure: now }, record: departedRecord(row, now) };
}

/** Why those who may be held back are not even asked about. */
function heldBack(missing: readonly Missing[], facts: LeaverFacts): 'reported' | 'waits-for-confirmation' | undefined {
  if (facts.leavers === 'report') {
    return 'reported';
  }
  const budget = closingBudget({ synced: countSynced(facts.index), used: facts.budgetUsed });
  return missing.filter(mayBeHeld).length > budget ? 'waits-for-confirmation' : undefined;
}

/** Whose link was removed is never closed, and who was confirmed need not wait. */
function mayBeHeld({ isLinked, isConfirmed }: Missing): boolean {
  return isLinked && !isConfirmed;
}

function countSynced({ rows, links }: MemberIndex): number {
  const isSynced = (identity: string, departure: unknown) => !departure && links.userOf(identity) !== undefined;
  return [...rows.values()].filter(({ identity, departure }) => isSynced(identity, departure)).length;
}

function stays({ identity }: Leaver, outcome: MemberOutcome): PlannedMember {
  return { identity, outcome, record: undefined };
}
