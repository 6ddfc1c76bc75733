import { groupBy } from '../../../shared/group-by';
import type { DirectoryMember } from '../../wecom/calls/department-members';
import { identityOf } from '../../wecom/member-profile';
import type { Actual, ActualUser, Facts, WrittenMember } from './facts';
import type { SelectedDepartment } from './select-departments';

/** The facts about members, by what they are looked up by. */
export interface MemberIndex {
  told: ReadonlyMap<string, DirectoryMember>;
  /** Of this corp. */
  rows: ReadonlyMap<string, WrittenMember>;
  users: ReadonlyMap<number, ActualUser>;
  links: LinkIndex;
  /** Identities of the synchronised departments of each member, sorted. */
  departments: ReadonlyMap<string, readonly string[]>;
  /** Whether a member of these departments of WeCom is to be synchronised. */
  isInside: (departmentIds: readonly string[]) => boolean;
}

interface LinkIndex {
  /** The linked user: NocoBase's row and our claim agree. */
  userOf: (identity: string) => number | undefined;
  /** Users named by NocoBase's rows of a member whom our claim does not tie to them. */
  othersOf: (identity: string) => number[];
  /** Users with any row of NocoBase for this authenticator. */
  linkedUsers: ReadonlySet<number>;
}

export function indexFacts(facts: Facts, selected: ReadonlyMap<string, SelectedDepartment>): MemberIndex {
  const { corpId, told, written, actual, options } = facts;
  const users = new Map(actual.users.map((user) => [user.id, user]));
  const byIdentity = new Map(told.members.map((member) => [identityOf(corpId, member.memberId), member]));
  const selectedOf = (ids: readonly string[]) =>
    ids.map((id) => identityOf(corpId, id)).filter((identity) => selected.has(identity));
  const departmentsOf = ({ departments }: DirectoryMember) => [
    ...new Set(selectedOf(departments.map(({ id }) => id)).toSorted()),
  ];
  return {
    told: byIdentity,
    rows: new Map(written.members.filter(isOfCorp(corpId)).map((row) => [row.identity, row])),
    users,
    links: indexLinks(actual, users),
    departments: new Map([...byIdentity].map(([identity, member]) => [identity, departmentsOf(member)])),
    isInside: (ids) => options.departments.length === 0 || selectedOf(ids).length > 0,
  };
}

/** Tells what belongs to a corp by its identity. */
export function isOfCorp(corpId: string): (row: { identity: string }) => boolean {
  return ({ identity }) => identity.startsWith(`${corpId}/`);
}

/** A row whose user is deleted ties nobody. */
function indexLinks({ links, claims }: Actual, users: ReadonlyMap<number, ActualUser>): LinkIndex {
  const rows = links.filter(({ userId }) => users.has(userId));
  const linkedUsers = new Set(rows.map(({ userId }) => userId));
  const usersOf = groupBy(rows, ({ identity }) => identity);
  const claimOf = new Map(claims.map(({ identity, userId }) => [identity, userId]));
  const othersOf = (identity: string) => usersOf.get(identity)?.map(({ userId }) => userId) ?? [];
  const userOf = (identity: string) => othersOf(identity).find((userId) => userId === claimOf.get(identity));
  return { userOf, othersOf, linkedUsers };
}
