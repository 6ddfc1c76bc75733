/** A link of another sign-in, to be taken over. */
export interface SourceLink {
  userId: number;
  username: string;
  /** The phone number of the user. */
  phone: string | null;
  isRoot: boolean;
  /** The person as the other sign-in knows them: by member ID or by phone number. */
  uuid: string;
  nickname: string;
  avatar: string;
}

/** The outcome for one link, planned or done. */
export type Outcome =
  // Something is written:
  | { kind: 'link'; identity: string }
  | { kind: 'set-phone'; phone: string }
  | { kind: 'free-user' }
  // Nothing is left to do:
  | { kind: 'linked-already' }
  | { kind: 'phone-there-already' }
  // An administrator has to decide:
  | { kind: 'conflict'; reason: Conflict };

export const CONFLICTS = {
  'root-user': 'the root user is never linked',
  'malformed-member-id': 'this is no member ID',
  'malformed-phone': 'this is no phone number',
  'several-users': 'several users have this value',
  'member-linked': 'the member is linked to another user',
  'user-linked': 'the user is linked to another member',
  'other-phone': 'the user has another phone number',
  'phone-taken': 'another user has the phone number',
  'phone-typed': 'the user has typed the phone number in; confirm it when the member first signs in',
  'phone-typed-elsewhere': 'another user has typed the phone number in; take it from that user first',
} as const;

export type Conflict = keyof typeof CONFLICTS;

/** One line of the plan. */
export interface PlannedLink {
  link: SourceLink;
  outcome: Outcome;
}

export const conflict = (reason: Conflict): Outcome => ({ kind: 'conflict', reason });
