import type { Database } from '@nocobase/database';
import type { Finding } from '../../../shared/directory';
import type { LinkedUser } from '../../../shared/links';
import { linkedUsers } from '../../users/shown-users';

/** The users whom findings name. Those who are gone are missing. */
export async function usersNamedIn(db: Database, findings: readonly Finding[]): Promise<LinkedUser[]> {
  const ids = findings.flatMap(({ userId, details }) => [
    ...(userId === undefined ? [] : [userId]),
    ...(details.userIds ?? []),
    ...(details.candidates ?? []).map((candidate) => candidate.userId),
    ...(details.replaces === undefined ? [] : [details.replaces]),
  ]);
  return [...(await linkedUsers(db, ids)).values()];
}
