import type { ExistingPhones, ProfileRules } from '../../../shared/options';
import type { ProfileField } from '../../profile-authors/profile-fields';
import type { Writer } from '../../profile-authors/writer';
import type { DirectoryMember } from '../../wecom/calls/department-members';
import type { Department } from '../../wecom/calls/departments';

/**
 * What a plan goes by. Departments and members are named by their identity, `corpId/id` in lower case (`identityOf`):
 * an authenticator that was moved to another corp keeps everything of the old one out of reach. The ids of NocoBase's
 * departments are text, since some databases give big integers as text; those of users are numbers, as everywhere.
 */
export interface Facts {
  corpId: string;
  told: ToldDirectory;
  written: Written;
  actual: Actual;
  options: DirectoryOptions;
  /** Users closed without asking in the last 24 hours, by runs and events of this source. */
  budgetUsed: number;
  /** What WeCom said about members who are missing, by identity. */
  answers: ReadonlyMap<string, LeaverAnswer>;
  decisions: Decisions;
}

/** The directory as WeCom tells it now: all that the app can see. */
export interface ToldDirectory {
  departments: readonly Department[];
  members: readonly DirectoryMember[];
}

/** What this source wrote last. */
interface Written {
  departments: readonly WrittenDepartment[];
  members: readonly WrittenMember[];
  memberships: readonly WrittenMembership[];
}

export interface WrittenDepartment {
  identity: string;
  /** Of NocoBase. */
  departmentId: string;
  /** This and the two below as WeCom told them, whatever stands in NocoBase. */
  title: string;
  /** Identity of the parent. Undefined for one without a parent among those that are synchronised. */
  parent: string | undefined;
  order: number;
  /** No longer among those that are synchronised. */
  isGone: boolean;
}

/** Why a member is no longer synchronised. */
export type Departure =
  /** WeCom knows no such member, or says that they have left: the ID may come back as somebody else's. */
  | 'left'
  | 'disabled'
  /** Whom the app may not see, and whose user was closed for it. */
  | 'out-of-range'
  /** The same of a user who was not closed for it: our memberships were taken back. */
  | 'taken-back'
  /** Active, and in no selected department: our memberships were taken back. */
  | 'moved-out';

/** A member who has, or had, a user. Of those who wait for one nothing is written. */
export interface WrittenMember {
  identity: string;
  /** Stays when the link is removed. Undefined when the user was deleted. */
  userId: number | undefined;
  /** Whether a run made the user, or only found one. */
  origin: 'made' | 'found';
  /** This and the three below as WeCom told them. */
  name: string | undefined;
  mobile: string | undefined;
  email: string | undefined;
  /** Identities, sorted. */
  departments: readonly string[];
  /** Identity of the department that we wrote as the user's main one. */
  main: string | undefined;
  departure: Departure | undefined;
}

/** A row of a department's members that we wrote. */
export interface WrittenMembership {
  userId: number;
  /** Identity. */
  department: string;
  isOwner: boolean;
}

/** What stands in NocoBase. */
export interface Actual {
  /** Undefined while NocoBase's departments are off: then members alone are synchronised. */
  departments: readonly ActualDepartment[] | undefined;
  users: readonly ActualUser[];
  /** NocoBase's rows of the source's authenticator. */
  links: readonly ActualLink[];
  /** Our claims beside them, also those whose link is gone. */
  claims: readonly ActualLink[];
  memberships: readonly ActualMembership[];
}

export interface ActualDepartment {
  id: string;
  title: string;
  parentId: string | undefined;
  sort: number | undefined;
}

export interface ActualUser {
  id: number;
  nickname: string | null;
  email: string | null;
  phone: string | null;
  isRoot: boolean;
  /** May administrate, by a role of their own or of a department. Root is. */
  isPrivileged: boolean;
  isClosed: boolean;
  /** Tied to a member who is active in another source. */
  isActiveElsewhere: boolean;
  /** Of NocoBase. */
  mainDepartmentId: string | undefined;
  /** The fields by which people are found, in one form (`keyOf`), and who wrote each. */
  keys: Partial<Record<ProfileField, { key: string; writer: Writer }>>;
}

export interface ActualLink {
  identity: string;
  userId: number;
}

export interface ActualMembership {
  userId: number;
  departmentId: string;
  isOwner: boolean;
}

/** The options of the source, and those of its authenticator that matter here. */
export interface DirectoryOptions {
  /** WeCom's department ids, each with everything below it; empty for all. */
  departments: readonly string[];
  /** Whether members without a user get one. Undefined until an administrator has seen the first run. */
  createUsers: boolean | undefined;
  leavers: 'close' | 'report';
  profile: ProfileRules;
  existingPhones: ExistingPhones;
}

/** What WeCom answers when it is asked about one member who is missing. */
export type LeaverAnswer =
  | { kind: 'left' | 'disabled' | 'out-of-range' }
  /** `departmentIds`: WeCom's. */
  | { kind: 'active'; departmentIds: readonly string[] }
  /** It gave none. */
  | { kind: 'none' };

/** What administrators have decided about findings of earlier runs. */
export interface Decisions {
  /** By identity. */
  members: ReadonlyMap<string, MemberDecision>;
  /** Identities of departments that were deleted by hand and are to be made again. */
  departmentsToMake: ReadonlySet<string>;
}

export type MemberDecision =
  /** This user is the member. `inList`: accepted with others, not looked at singly. */
  | { kind: 'adopt'; userId: number; inList: boolean }
  /** They get a user of their own: none of those suggested, again after a deletion, another person with an old ID. */
  | { kind: 'make' }
  /** The same person as before: their user is opened again. */
  | { kind: 'open' }
  /** Their user may be closed, whatever the budget; WeCom was asked anew. */
  | { kind: 'close' };
