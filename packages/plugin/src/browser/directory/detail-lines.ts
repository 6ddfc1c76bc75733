import type { Finding, FindingDetails } from '../../shared/directory';
import type { LinkedUser } from '../../shared/links';
import { userLabel } from '../labels';
import { evidenceKey, kindTexts, reasonKey } from './finding-texts';
import type { Text } from './run-texts';

type Say = (text: Text) => string;

/** The fields of a user that a run writes, by the option that governs each. */
const FIELDS: Record<string, string> = {
  nickname: 'option.profile.name',
  email: 'option.profile.email',
  phone: 'option.profile.phone',
};

/** A user by id, in a sentence. */
export function userName(users: readonly LinkedUser[], userId: number): string {
  const user = users.find(({ id }) => id === userId);
  return user ? userLabel(user) : `#${userId}`;
}

/** What more a finding tells, a line for each thing. */
export function detailLines(
  say: Say,
  { subject, details }: { subject: Finding['subject']; details: FindingDetails },
  users: readonly LinkedUser[],
): string[] {
  const { candidates = [], userIds = [], ownedDepartments = [], fields = [] } = details;
  const { other, reason, departure, replaces, planned } = details;
  const joined = (texts: string[]) => texts.join(say({ key: 'directory.detail.comma' }));
  return [
    ...candidates.map(({ userId, evidence }) =>
      say({
        key: 'directory.detail.candidate',
        values: {
          user: userName(users, userId),
          evidence: joined(evidence.map((one) => say({ key: evidenceKey(one), values: { evidence: one } }))),
        },
      }),
    ),
    ...line(say, userIds.length > 0, 'users', { users: joined(userIds.map((id) => userName(users, id))) }),
    ...line(say, other !== undefined, 'other', { other: other ?? '' }),
    ...line(say, planned !== undefined, 'planned', {
      planned: planned === undefined ? '' : say({ key: kindTexts({ subject, kind: planned }).label }),
    }),
    ...[reason, departure].flatMap((why) =>
      why === undefined ? [] : say({ key: reasonKey(why), values: { reason: why } }),
    ),
    ...line(say, ownedDepartments.length > 0, 'owns', { number: ownedDepartments.length }),
    ...line(say, replaces !== undefined, 'replaces', { user: userName(users, replaces ?? 0) }),
    ...line(say, fields.length > 0, 'fields', {
      fields: joined(fields.map((field) => say({ key: FIELDS[field] ?? field }))),
    }),
  ];
}

const LINES = ['users', 'other', 'planned', 'owns', 'replaces', 'fields'] as const;

function line(say: Say, isThere: boolean, name: (typeof LINES)[number], values: Text['values'] = {}): string[] {
  return isThere ? [say({ key: `directory.detail.${name}`, values })] : [];
}

/** Every text of such a line. */
export function allDetailTexts(): string[] {
  return [...LINES, 'candidate', 'comma'].map((name) => `directory.detail.${name}`).concat(Object.values(FIELDS));
}
