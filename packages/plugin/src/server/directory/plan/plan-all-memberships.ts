import { groupBy } from '../../../shared/group-by';
import { identityOf } from '../../wecom/member-profile';
import type { Facts } from './facts';
import type { MemberIndex } from './index-facts';
import type { MembershipFacts } from './membership-facts';
import { type MembershipRule, membershipRule } from './membership-rule';
import type { Place } from './place-departments';
import type { MembershipChange, PlannedMember } from './plan';
import { planMemberships } from './plan-memberships';

/** A user whose memberships are planned; undefined for one whom the plan makes. */
interface Holder {
  identity: string;
  userId: number | undefined;
  rule: MembershipRule;
}

/** Decides what changes of everybody's memberships. Each user follows one member: the one they are linked to now. */
export function planAllMemberships(
  members: readonly PlannedMember[],
  places: ReadonlyMap<string, Place>,
  index: MemberIndex,
  { corpId, written, actual }: Pick<Facts, 'corpId' | 'written' | 'actual'>,
): MembershipChange[] {
  const isOurs = ({ department }: { department: string }) => department.startsWith(`${corpId}/`);
  const writtenOf = groupBy(written.memberships.filter(isOurs), ({ userId }) => userId);
  const actualOf = groupBy(actual.memberships, ({ userId }) => userId);
  return holders(members, index).flatMap(({ identity, userId, rule }) => {
    const rows = {
      written: (userId !== undefined && writtenOf.get(userId)) || [],
      actual: (userId !== undefined && actualOf.get(userId)) || [],
    };
    return planMemberships({ identity, rule, ...rows, ...describe(identity, userId, corpId, index) }, places);
  });
}

function describe(
  identity: string,
  userId: number | undefined,
  corpId: string,
  { told, rows, users, departments }: MemberIndex,
): Pick<MembershipFacts, 'user' | 'told' | 'toldMain' | 'writtenMain'> {
  const member = told.get(identity);
  const row = rows.get(identity);
  const leads = new Map(member?.departments.map(({ id, isLeader }) => [identityOf(corpId, id), isLeader]));
  return {
    user: userId === undefined ? undefined : users.get(userId),
    told: new Map(departments.get(identity)?.map((department) => [department, leads.get(department) ?? false])),
    toldMain: member?.mainDepartmentId && identityOf(corpId, member.mainDepartmentId),
    writtenMain: row && row.userId === userId ? row.main : undefined,
  };
}

/** Each user once. What was written of a user whose member is somebody else's by now is taken back. */
function holders(members: readonly PlannedMember[], { rows, users }: MemberIndex): Holder[] {
  const all = members.flatMap(({ identity, outcome }): Holder[] => {
    const current = {
      identity,
      userId: 'userId' in outcome ? outcome.userId : undefined,
      rule: membershipRule(outcome),
    };
    const former = rows.get(identity)?.userId;
    const isMoved = current.rule === 'follow' && former !== undefined && former !== current.userId && users.has(former);
    return isMoved ? [current, { identity, userId: former, rule: 'take-back' }] : [current];
  });
  const taken = new Set<number>();
  const isFirst = ({ userId, rule }: Holder) => {
    const isNew = userId === undefined ? rule === 'follow' : !taken.has(userId);
    if (userId !== undefined) {
      taken.add(userId);
    }
    return isNew;
  };
  return [...all.filter(({ rule }) => rule === 'follow'), ...all.filter(({ rule }) => rule !== 'follow')].filter(
    isFirst,
  );
}
