import type { Transaction } from '@nocobase/database';
import { linkMembers, makeRoom } from './claim-members';
import type { MemberToWrite } from './members-to-write';
import type { Target } from './write-plan';

/** Ties members to users who were there. @throws WriteError somebody was faster */
export async function adoptUsers(
  { app: { db }, source }: Target,
  members: readonly MemberToWrite[],
  transaction: Transaction,
): Promise<void> {
  const adopted = members.flatMap(({ identity, outcome, record }) =>
    outcome.kind === 'adopted'
      ? [{ identity, userId: outcome.userId, memberName: record?.name, replaces: undefined }]
      : [],
  );
  if (adopted.length > 0) {
    await makeRoom(db, source.authenticator, adopted, transaction);
    await linkMembers(db, source.authenticator, adopted, transaction);
  }
}
