import {
  DEPARTMENT_FINDINGS,
  type DepartmentFinding,
  type Finding,
  MEMBER_FINDINGS,
  type MemberFinding,
} from '../../shared/directory';

/** Keys of texts: a few words, and what it means and what to do about it. */
export interface KindTexts {
  label: string;
  about: string;
}

export function kindTexts({ subject, kind }: Pick<Finding, 'subject' | 'kind'>): KindTexts {
  const label = `directory.${subject}.${kind}`;
  return { label, about: `${label}.about` };
}

/** Why a member was closed or kept open, how an earlier run left them, and why a record could not be written. */
const REASONS = [
  'left',
  'disabled',
  'out-of-range',
  'taken-back',
  'moved-out',
  'no-departments',
  'no-members',
  'selected-department-missing',
  'is-there',
  'others-are-there',
  'no-answer',
  'last-privileged',
  'claimed-meanwhile',
  'user-missing',
  'department-missing',
  'value-taken',
  'refused',
] as const;

/** The key of a reason's text; that of a general one for a reason that this page does not know. */
export function reasonKey(reason: string): string {
  return REASONS.some((known) => known === reason) ? `directory.reason.${reason}` : 'directory.reason.other';
}

/** What makes an answer of WeCom look incomplete. */
const DOUBTS = ['no-departments', 'no-members', 'selected-department-missing'] as const;

/** By what a user looks like a member. */
const EVIDENCE = ['username', 'phone', 'email', 'name', 'former-link'] as const;

export function evidenceKey(evidence: string): string {
  return EVIDENCE.some((known) => known === evidence) ? `directory.evidence.${evidence}` : 'directory.evidence.other';
}

/** The kinds in the order of a list to choose from: what asks for a decision first, what stays as it is last. */
export const MEMBER_KINDS: readonly MemberFinding[] = [
  'waits-for-confirmation',
  'suggested',
  'waits-for-choice',
  'unlinked',
  'user-deleted',
  'linked-elsewhere',
  'claim-of-another',
  'reused-id',
  'probably-renamed',
  'reported',
  'failed',
  'kept-open',
  'closed',
  'made',
  'changed',
  'adopted',
  'opened',
  'moved-out',
  'out-of-range',
  'unlinked-gone',
  'not-made',
  'to-be-asked',
  'inactive',
  'outside',
  'root',
  'departed',
  'unchanged',
];

export const DEPARTMENT_KINDS: readonly DepartmentFinding[] = [
  'failed',
  'deleted-by-hand',
  'would-be-circle',
  'made',
  'changed',
  'vanished',
  'unselected',
  'unchanged',
];

/** Every text about a finding that there may be. */
export function allFindingTexts(): string[] {
  const ofKinds = [
    ...MEMBER_FINDINGS.map((kind) => kindTexts({ subject: 'member', kind })),
    ...DEPARTMENT_FINDINGS.map((kind) => kindTexts({ subject: 'department', kind })),
  ].flatMap(({ label, about }) => [label, about]);
  return [
    ...ofKinds,
    ...[...REASONS, 'unknown'].map(reasonKey),
    ...[...EVIDENCE, 'unknown'].map(evidenceKey),
    ...DOUBTS.map((doubt) => `directory.doubt.${doubt}`),
  ];
}
