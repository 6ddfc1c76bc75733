import type { RefreshedFields } from '../../users/user-changes';
import type { MemberProfile } from '../../wecom/member-profile';
import type { Departure, WrittenDepartment, WrittenMember } from './facts';

/**
 * What a run is going to do. Each department, each member and each membership stands alone: whoever carries the plan out
 * may stop anywhere between two of them, and the next plan brings the rest. Departments come in the order in which they are
 * to be written.
 */
export interface DirectoryPlan {
  /** Why nobody is taken for missing. */
  doubt: Doubt | undefined;
  departments: PlannedDepartment[];
  /** Everybody whom WeCom tells or who was written before, each exactly once. */
  members: PlannedMember[];
  memberships: MembershipChange[];
}

/** What makes an answer of WeCom look incomplete. */
export type Doubt = 'no-departments' | 'no-members' | 'selected-department-missing';

export interface PlannedDepartment {
  identity: string;
  outcome: DepartmentOutcome;
  /** What is to be written; undefined when nothing is. */
  write: DepartmentWrite | undefined;
}

type DepartmentOutcome =
  | 'made'
  | 'changed'
  | 'unchanged'
  /** WeCom no longer tells it: it is kept, without the memberships that we wrote. */
  | 'vanished'
  /** The same for one that is no longer selected. */
  | 'unselected'
  /** Deleted by hand, and not made again unless somebody decides so. */
  | 'deleted-by-hand'
  /** Its new parent was moved by hand to below it: it stays where it is. */
  | 'would-be-circle';

/** Written together with the record, or not at all. */
type DepartmentWrite = { record: Omit<WrittenDepartment, 'departmentId'> } & (
  | { kind: 'make'; title: string; parent: string | undefined; sort: number }
  | { kind: 'change'; departmentId: string; values: DepartmentValues }
);

/** `parent`: identity of a department that is there, or made earlier in the plan; undefined for a top department. */
export interface DepartmentValues {
  title?: string;
  parent?: { identity: string | undefined };
  sort?: number;
}

export interface PlannedMember {
  identity: string;
  outcome: MemberOutcome;
  /**
   * The record as it is to be, written together with what the outcome asks for; its `userId` is missing for a user whom the
   * plan makes. Undefined when it stays as it is.
   */
  record: WrittenMember | undefined;
}

/** What becomes of a member. What asks an administrator for a decision is told on every run until it is made. */
export type MemberOutcome =
  // Synchronised with a user:
  | { kind: 'unchanged'; userId: number }
  | { kind: 'changed'; userId: number; values: RefreshedFields }
  /** `replaces`: the user of an earlier person with this ID, whose link goes. */
  | { kind: 'made'; profile: MemberProfile; replaces: number | undefined }
  | { kind: 'adopted'; userId: number; values: RefreshedFields }
  | { kind: 'opened'; userId: number; values: RefreshedFields }
  /** The root user keeps their link, and nothing is written. */
  | { kind: 'root'; userId: number }
  // Waiting for an administrator:
  | { kind: 'suggested'; candidates: Candidate[] }
  /** Without a user, and whether such members get one is not yet decided. */
  | { kind: 'waits-for-choice' }
  /** Their link was removed. `userId`: the user they had. */
  | { kind: 'unlinked'; userId: number; candidates: Candidate[] }
  | { kind: 'user-deleted' }
  /** The user who looks like them is linked to another member. */
  | { kind: 'linked-elsewhere'; userIds: number[] }
  /** NocoBase and our claim name different users. */
  | { kind: 'claim-of-another'; userIds: number[] }
  | { kind: 'reused-id'; userId: number }
  /** `other`: the identity that was theirs before, or is now. */
  | { kind: 'probably-renamed'; other: string }
  // Not synchronised:
  /** Without a user, and members get none. */
  | { kind: 'not-made' }
  /** Disabled or left, and without a user. */
  | { kind: 'inactive' }
  /** Never synchronised, and in no selected department. */
  | { kind: 'outside' }
  // No longer synchronised:
  | { kind: 'moved-out'; userId: number }
  | { kind: 'out-of-range'; userId: number }
  /** Gone, after their link was removed: our memberships are taken back, and the user is up to an administrator. */
  | { kind: 'unlinked-gone'; userId: number }
  /** `ownedDepartments`: NocoBase's ids of the departments that they own. */
  | { kind: 'closed'; userId: number; reason: ClosingReason; ownedDepartments: string[] }
  /** As an earlier run left them. */
  | { kind: 'departed'; userId: number; departure: Departure }
  // Missing, and nothing is done:
  | { kind: 'to-be-asked'; userId: number }
  | { kind: 'waits-for-confirmation'; userId: number }
  | { kind: 'reported'; userId: number }
  | { kind: 'kept-open'; userId: number; reason: KeptOpenReason };

export type ClosingReason = 'left' | 'disabled' | 'out-of-range';

export type KeptOpenReason =
  | Doubt
  /** WeCom shows them where the answers did not tell them: the answers were wrong. */
  | 'is-there'
  /** That was so for several others. */
  | 'others-are-there'
  | 'no-answer'
  | 'last-privileged';

/** A user who looks like a member. */
export interface Candidate {
  userId: number;
  evidence: Evidence[];
  /** `list`: may be accepted with others; `singly`: only when looked at by itself; `never`: root. */
  acceptance: 'list' | 'singly' | 'never';
}

/** `former-link`: they were linked before. */
export type Evidence = 'username' | 'phone' | 'email' | 'name' | 'former-link';

/** A change of one user's memberships. `identity` names the member; `userId` is undefined for a user whom the plan makes. */
export type MembershipChange = RowChange & { identity: string; userId: number | undefined };

/** A change of one row, or of the main department. `department` is an identity. Written together with its record. */
export type RowChange =
  | { kind: 'add'; department: string; isOwner: boolean }
  /** `isWritten`: false when NocoBase's row stays as it is, and only the record changes. */
  | { kind: 'set-owner'; department: string; isOwner: boolean; isWritten: boolean }
  | { kind: 'remove'; department: string }
  /** NocoBase has the row no longer: only the record goes. */
  | { kind: 'forget'; department: string }
  /** `department`: undefined for none. */
  | { kind: 'set-main'; department: string | undefined };
