import type { ActualMembership, ActualUser, WrittenMember, WrittenMembership } from './facts';
import type { MembershipRule } from './membership-rule';

/** A member, and the user whose memberships follow from them. */
export interface MembershipFacts {
  identity: string;
  /** Undefined for a user whom the plan makes. */
  user: ActualUser | undefined;
  rule: MembershipRule;
  /** As WeCom tells them: identities of synchronised departments, and whether the member leads each. */
  told: ReadonlyMap<string, boolean>;
  toldMain: string | undefined;
  /** The identity of the main department that we wrote. */
  writtenMain: WrittenMember['main'];
  /** Of this user, in departments of this corp. */
  written: readonly WrittenMembership[];
  actual: readonly ActualMembership[];
}
