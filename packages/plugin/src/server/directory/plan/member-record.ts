import type { DirectoryMember } from '../../wecom/calls/department-members';
import type { WrittenMember } from './facts';

/** Who a member is tied to, and how. */
export type Tie = Pick<WrittenMember, 'userId' | 'origin' | 'departure'>;

/**
 * The record of a member as it is to be.
 * @param departments identities of those that are synchronised, sorted
 * @returns undefined when it is that already
 */
export function memberRecord(
  identity: string,
  { name, mobile, email }: Pick<DirectoryMember, 'name' | 'mobile' | 'email'>,
  departments: readonly string[],
  tie: Tie,
  row: WrittenMember | undefined,
): WrittenMember | undefined {
  // The main department of another user says nothing about this one's.
  const main = row && row.userId === tie.userId ? row.main : undefined;
  const record = { identity, name, mobile, email, departments, main, ...tie };
  return row && isSame(row, record) ? undefined : record;
}

/** The record of a member about whom nothing is known but that they are no longer synchronised. */
export function departedRecord(row: WrittenMember, departure: WrittenMember['departure']): WrittenMember | undefined {
  return row.departure === departure ? undefined : { ...row, departure };
}

function isSame(row: WrittenMember, record: WrittenMember): boolean {
  return (
    row.userId === record.userId &&
    row.origin === record.origin &&
    row.departure === record.departure &&
    row.name === record.name &&
    row.mobile === record.mobile &&
    row.email === record.email &&
    row.main === record.main &&
    row.departments.length === record.departments.length &&
    row.departments.every((department, index) => department === record.departments[index])
  );
}
