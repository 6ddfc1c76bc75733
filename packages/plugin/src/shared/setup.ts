/**
 * The contract of the settings form and the server while an administrator sets an authenticator up. Actions of the
 * resource `wecom`, all for those who may manage authenticators.
 *
 * | Action                 | Request                   | Reply                      |
 * | ---------------------- | ------------------------- | -------------------------- |
 * | `check`                | POST CheckRequest         | CheckResult                |
 * | `applyAppSetting`      | POST AppSettingRequest    | SettingChange, as written  |
 * | `listOwnershipFiles`   | GET                       | OwnershipFile[]            |
 * | `saveOwnershipFile`    | POST OwnershipFileRequest | OwnershipFile              |
 * | `removeOwnershipFile`  | POST `{ name }`           | `{ name }`                 |
 * | `lastRefusal`          | GET `authenticator=NAME`  | RefusalNotice, or nothing  |
 */

/** `unknown`: it cannot be checked, or not yet; the reason says why. */
export type CheckStatus = 'passed' | 'failed' | 'unknown';

/**
 * The checks of a test connection in the order in which they run, each with the reasons it can give. `blocked`: it needs
 * what another check found missing.
 */
export const CHECKS = {
  origin: {
    passed: ['well-formed', 'plain-http'],
    failed: ['missing', 'malformed', 'not-public'],
    unknown: [],
  },
  credentials: {
    passed: ['accepted'],
    failed: [
      'corp-id-malformed',
      'secret-missing',
      'secret-unreadable',
      'host-malformed',
      'host-not-saved',
      'wrong-corp',
      'wrong-secret',
      'rate-limited',
      'unreachable',
      'refused',
    ],
    unknown: [],
  },
  'trusted-ip': {
    passed: ['trusted'],
    failed: ['untrusted', 'untrusted-unnamed'],
    unknown: ['blocked'],
  },
  app: {
    passed: ['enabled'],
    failed: ['agent-id-malformed', 'unknown-agent', 'other-app', 'stopped', 'refused'],
    unknown: ['blocked'],
  },
  'trusted-domain': {
    passed: ['same'],
    failed: ['missing', 'other', 'origin-malformed'],
    unknown: ['blocked'],
  },
  homepage: {
    passed: ['link', 'page'],
    failed: ['missing', 'other', 'origin-malformed'],
    unknown: ['blocked'],
  },
  'visible-range': {
    passed: ['granted'],
    failed: ['empty'],
    unknown: ['blocked'],
  },
  'personal-fields': {
    passed: ['received'],
    failed: ['refused'],
    unknown: ['withheld', 'never-asked'],
  },
  'phone-numbers': {
    passed: ['both-open', 'sign-up-open', 'editing-open', 'both-closed'],
    failed: [],
    unknown: ['both-open', 'sign-up-open', 'editing-open'],
  },
  'default-role': {
    passed: ['there', 'sign-up-off'],
    failed: ['missing'],
    unknown: [],
  },
  'ownership-file': {
    passed: ['served'],
    failed: ['not-served'],
    unknown: ['no-file', 'origin-not-saved', 'main-application'],
  },
  clock: {
    passed: ['exact'],
    failed: ['ahead', 'behind'],
    unknown: ['blocked'],
  },
} as const satisfies Record<string, Record<CheckStatus, readonly string[]>>;

export type CheckId = keyof typeof CHECKS;
export const CHECK_IDS = Object.keys(CHECKS) as CheckId[];

/** The options as they stand in the form, saved or not; variables are filled in by the server. */
export interface SetupOptions {
  corpId?: string;
  agentId?: string;
  /** Empty or left out: the stored one, if it is stored for the same WeCom API. */
  secret?: string;
  origin?: string;
  apiBaseUrl?: string;
  existingPhones?: string;
  public?: { autoSignIn?: boolean; autoSignUp?: boolean };
}

/** The authenticator to set up. */
export interface SetupRequest {
  /** Its name in the form; it need not be saved. */
  authenticator: string;
  options: SetupOptions;
}

export interface CheckRequest extends SetupRequest {
  check: CheckId;
}

/** The findings of a check besides its reason. */
interface CheckFacts {
  /** Fills the texts of the reason. */
  values?: Record<string, string | number>;
  /** WeCom's own number, for its support. */
  errcode?: number;
  /** WeCom was not asked again: what is shown is its last answer, and it is asked again after so many seconds. */
  heldForSeconds?: number;
  /** A text to paste elsewhere, with a button that copies it: an address, a domain, a link, a rule of the web server. */
  paste?: string;
  /** The change by which `applyAppSetting` can mend it, and the app whose setting it is. */
  change?: SettingChange;
  app?: AppIdentity;
  /** Of a check that is `blocked`: the one that failed and has to pass first. */
  waitsFor?: CheckId | undefined;
}

/** An app as a person tells it from others. */
export interface AppIdentity {
  /** As WeCom has it; empty when WeCom does not tell. */
  name: string;
  agentId: string;
}

/** The possible result of one check. */
export type ResultOf<Id extends CheckId> = {
  [Status in CheckStatus]: CheckFacts & {
    check: Id;
    status: Status;
    reason: (typeof CHECKS)[Id][Status][number];
  };
}[CheckStatus];

/** The result of a check. `checkTexts` puts it into words. */
export type CheckResult = { [Id in CheckId]: ResultOf<Id> }[CheckId];

/** A setting of the app at WeCom that the server can write: the trusted domain, or the homepage in the workbench. */
export type AppSetting = 'trusted-domain' | 'homepage';

/** A setting before and after; `before` is empty when it was not set. */
export interface SettingChange {
  setting: AppSetting;
  before: string;
  after: string;
}

/** Writes a setting of the app. Refused when its value at WeCom is no longer the `before` that was confirmed. */
export interface AppSettingRequest extends SetupRequest {
  change: SettingChange;
}

/** A file that proves to WeCom whose domain it is, served at the root of the site. */
export interface OwnershipFile {
  /** `WW_verify_` and 16 letters and digits, then `.txt`. */
  name: string;
  /** ISO 8601. */
  savedAt: string;
}

export interface OwnershipFileRequest {
  /** Left out of contents that were pasted: they tell the name. */
  name?: string | undefined;
  /** The 16 letters and digits of the name; white space around them is dropped. */
  body: string;
}

/** The largest number of ownership files. */
export const OWNERSHIP_FILES_LIMIT = 20;

/** The name of an ownership file; the group is its contents. */
export const OWNERSHIP_FILE_NAME = /^WW_verify_([A-Za-z0-9]{16})\.txt$/;

/** The last time that a sign-in failed for the stored configuration of an authenticator. */
export interface RefusalNotice {
  /** The fault and the remedy, translated. */
  finding: string;
  advice: string;
  /** WeCom's own number, for its support. */
  errcode?: number | undefined;
  /** The server's address as WeCom sees it. */
  ip?: string | undefined;
  /** The option that is wrong. */
  field?: string | undefined;
  /** ISO 8601. */
  at: string;
}

/** The texts of a result, as translation keys that take its `values`. */
export interface CheckTexts {
  /** The subject of the check. */
  title: string;
  /** The finding, in one sentence. */
  finding: string;
  /** The one thing to do; a check that passed has none. */
  advice: string | undefined;
}

/** Puts what a check found into words. */
export function checkTexts({ check, status, reason }: Pick<CheckResult, 'check' | 'status' | 'reason'>): CheckTexts {
  // Many checks wait for the same thing.
  const finding = reason === 'blocked' ? 'check.blocked' : `check.${check}.${reason}`;
  return {
    title: `check.${check}`,
    finding,
    advice: status === 'passed' ? undefined : `${finding}.advice`,
  };
}
