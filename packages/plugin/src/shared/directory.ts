import type { LinkedUser } from './links';

/** The contract of the actions about the directory. All belong to the resource `wecom`. */

/** What is done with users whose member has left: closed, or only told about. The first is the default. */
export const LEAVER_CHOICES = ['close', 'report'] as const;

/** The options of a source, as they are stored in NocoBase's row of it. */
export interface SourceOptions {
  /** Name of a WeCom authenticator: it has the corp, the app and the secret. */
  authenticator: string;
  /** WeCom's department ids, each with everything below it; empty for all that the app can see. */
  departments: string[];
  /** Whether members without a user get one. Absent until an administrator has seen the first run. */
  createUsers?: boolean;
  leavers: (typeof LEAVER_CHOICES)[number];
}

/** A source as it stands in the form, saved or not. */
export interface AskedSource {
  /** Its name; one that is not saved has no rows yet. */
  source: string;
  options: Record<string, unknown>;
}

/** What became of a member in a run; exactly one of these for each. */
export const MEMBER_FINDINGS = [
  'unchanged',
  'changed',
  'made',
  'adopted',
  'opened',
  'root',
  'suggested',
  'waits-for-choice',
  'unlinked',
  'user-deleted',
  'linked-elsewhere',
  'claim-of-another',
  'reused-id',
  'probably-renamed',
  'not-made',
  'inactive',
  'outside',
  'moved-out',
  'out-of-range',
  'unlinked-gone',
  'closed',
  'departed',
  'to-be-asked',
  'waits-for-confirmation',
  'reported',
  'kept-open',
  // Should have been written, and was not.
  'failed',
] as const;

/** What became of a department in a run. */
export const DEPARTMENT_FINDINGS = [
  'made',
  'changed',
  'unchanged',
  'vanished',
  'unselected',
  'deleted-by-hand',
  'would-be-circle',
  'failed',
] as const;

export type MemberFinding = (typeof MEMBER_FINDINGS)[number];
export type DepartmentFinding = (typeof DEPARTMENT_FINDINGS)[number];

/** How many members and departments there are of each. */
export interface RunCounts {
  members: Partial<Record<MemberFinding, number>>;
  departments: Partial<Record<DepartmentFinding, number>>;
}

/** `incomplete`: everything was done but some records failed. `interrupted`: the process ended in the middle. */
export type RunState = 'running' | 'succeeded' | 'incomplete' | 'failed' | 'cancelled' | 'interrupted';

/** The steps of a run, in their order. */
export type RunStep = 'departments' | 'members' | 'members-alone' | 'compare' | 'missing' | 'write' | 'finish';

/** Where a run is. */
export interface RunProgress {
  step: RunStep;
  /** Of `total`, within the step. */
  done: number;
  total: number;
  /** Milliseconds that the step will probably still take; absent while nobody can tell. */
  restMs?: number;
  /** ISO 8601; WeCom counts too many calls, and nothing moves until then. */
  waitsUntil?: string;
}

/** Why a run failed. */
export interface RunFailure {
  /** One of our error codes. */
  code: string;
  /** WeCom's number. */
  errcode?: number;
  /** The server's address as WeCom sees it: the one to add to the trusted addresses. */
  ip?: string;
}

/** A run. `GET wecom:listRuns?source&page&pageSize` answers with the latest first. */
export interface ListedRun {
  id: number;
  state: RunState;
  /** ISO 8601. */
  startedAt: string;
  endedAt?: string;
  /** While it is under way. */
  progress?: RunProgress;
  isCancelRequested: boolean;
  /** Of a run that came so far as to plan. */
  counts?: RunCounts;
  /** Why nobody was taken for missing. */
  doubt?: string;
  failure?: RunFailure;
}

/** `GET wecom:currentRun?source`: the run that is under way, or else the last one. */
export interface CurrentRun {
  run: ListedRun | null;
}

/** A user who looks like a member. */
export interface SuggestedUser {
  userId: number;
  evidence: string[];
  /** `list`: may be accepted with others; `singly`: only when looked at by itself; `never`: root. */
  acceptance: 'list' | 'singly' | 'never';
}

/** What more is known about a finding, by its kind. */
export interface FindingDetails {
  /** `suggested`, `unlinked`. */
  candidates?: SuggestedUser[];
  /** `linked-elsewhere`, `claim-of-another`: the users in question. */
  userIds?: number[];
  /** `probably-renamed`: the ID that was theirs before, or is now. */
  other?: string;
  /** `closed`, `kept-open`, `failed`: why. */
  reason?: string;
  /** `departed`: why, as an earlier run found. */
  departure?: string;
  /** `closed`: NocoBase's ids of the departments that they own. */
  ownedDepartments?: string[];
  /** `changed`, `adopted`, `opened`: the fields of the user that were written. */
  fields?: string[];
  /** `made`: the user of an earlier person with this ID. */
  replaces?: number;
  /** `failed`: what was to be done. */
  planned?: MemberFinding | DepartmentFinding;
}

/** What a run, or a preview, says about one member or department. */
export interface Finding {
  subject: 'member' | 'department';
  /** WeCom's id, in lower case. */
  wecomId: string;
  /** Name of the member, title of the department; empty when WeCom tells none. */
  name: string;
  kind: MemberFinding | DepartmentFinding;
  userId?: number;
  details: FindingDetails;
}

/** One row of `GET wecom:listFindings?run&subject&kind&search&page&pageSize`. */
export interface ListedFinding extends Finding {
  id: number;
}

/** What comes with the rows of `GET wecom:listFindings`, in the reply's `meta`. */
export interface FindingsMeta {
  count: number;
  /** All who are named in the rows. */
  users: LinkedUser[];
}

/** A department as WeCom tells it, for a tree. */
export interface ToldDepartment {
  id: string;
  name: string;
  /** Absent for the company itself. */
  parentId?: string;
}

/** The reply of `POST wecom:checkSource`. */
export interface SourceCheck {
  /** Absent when WeCom answered everything. */
  failure?: RunFailure;
  departments: ToldDepartment[];
  /** Members and tags that are visible for themselves. */
  membersAlone: number;
  tags: number;
}

/** The reply of `POST wecom:previewSource`: what a run would do now. */
export interface DirectoryPreview {
  counts: RunCounts;
  doubt?: string;
  departments: ToldDepartment[];
  /** At most `FINDINGS_PREVIEWED` of each kind, without those that stay as they are. */
  findings: Finding[];
  users: LinkedUser[];
}

/** So many findings of each kind a preview lists. */
export const FINDINGS_PREVIEWED = 200;

/** What an administrator decides about a finding. */
export const DECISIONS = ['adopt', 'make', 'open', 'close'] as const;

export interface AskedDecision {
  subject: 'member' | 'department';
  wecomId: string;
  /**
   * `adopt`: this user is the member. `make`: they get a user of their own, or the department is made again. `open`: it is
   * the same person as before. `close`: their user may be closed.
   */
  kind: (typeof DECISIONS)[number];
  /** For `adopt`. */
  userId?: number | undefined;
}

/** Values of the actions that change something or ask WeCom, all by POST. */
export interface DirectoryRequests {
  'wecom:checkSource': AskedSource;
  'wecom:previewSource': AskedSource;
  'wecom:cancelRun': { source: string };
  /** `run`: whose findings were shown; it has to be the last one. */
  'wecom:decide': { source: string; run: number; decisions: AskedDecision[] };
  'wecom:chooseCreateUsers': { source: string; createUsers: boolean };
}

/** Their replies. */
export interface DirectoryReplies {
  'wecom:checkSource': SourceCheck;
  'wecom:previewSource': DirectoryPreview;
  /** `isCancelled`: false when nothing was under way. */
  'wecom:cancelRun': { isCancelled: boolean };
  /** `isStarted`: a run carries it out now; false when another one was under way, and the next one will. */
  'wecom:decide': { decided: number; isStarted: boolean };
  'wecom:chooseCreateUsers': { createUsers: boolean; isStarted: boolean };
}
