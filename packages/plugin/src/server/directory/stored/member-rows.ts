import type { Database, Transaction } from '@nocobase/database';
import type { StoredId } from '../../nocobase/stored-id';
import type { WrittenMember } from '../plan/facts';

type Nullable = 'name' | 'mobile' | 'email' | 'main' | 'departure';

type StoredRow = Pick<WrittenMember, 'identity' | 'origin'> & { [Field in Nullable]: WrittenMember[Field] | null } & {
  source: string;
  userId: StoredId | null;
  departments: string;
};

/** What all sources wrote of members, in no order: who is active in one is nobody whom another may close. */
export async function readMemberRows(db: Database): Promise<Array<WrittenMember & { source: string }>> {
  const rows = await rowsOf(db).findAll({ raw: true });
  return (rows as unknown as StoredRow[]).map(toWritten);
}

/** Writes what stands for members from now on, in the transaction that changes their users. */
export async function writeMemberRows(
  db: Database,
  source: string,
  members: readonly WrittenMember[],
  transaction: Transaction,
): Promise<void> {
  if (members.length > 0) {
    await rowsOf(db).bulkCreate(
      members.map((member) => toStored(source, member)),
      {
        updateOnDuplicate: [
          'userId',
          'origin',
          'name',
          'mobile',
          'email',
          'departments',
          'main',
          'departure',
          'updatedAt',
        ],
        conflictAttributes: ['source', 'identity'],
        transaction,
      },
    );
  }
}

/** Writes which department was made the main one of some members' users. */
export async function writeMains(
  db: Database,
  source: string,
  main: string | undefined,
  members: ReadonlyArray<{ identity: string; userId: number }>,
  transaction: Transaction,
): Promise<void> {
  const where = {
    source,
    identity: members.map(({ identity }) => identity),
    // A row may stand for another user of the same member by now.
    userId: members.map(({ userId }) => userId),
  };
  await rowsOf(db).update({ main: main ?? null }, { where, transaction });
}

function rowsOf(db: Database) {
  return db.getModel('wecomDirectoryMembers');
}

function toStored(source: string, { departments, ...member }: WrittenMember): StoredRow {
  return {
    source,
    identity: member.identity,
    origin: member.origin,
    userId: member.userId ?? null,
    name: member.name ?? null,
    mobile: member.mobile ?? null,
    email: member.email ?? null,
    departments: departments.join('\n'),
    main: member.main ?? null,
    departure: member.departure ?? null,
  };
}

function toWritten({ userId, departments, ...row }: StoredRow): WrittenMember & { source: string } {
  return {
    source: row.source,
    identity: row.identity,
    origin: row.origin,
    userId: userId === null ? undefined : Number(userId),
    name: row.name ?? undefined,
    mobile: row.mobile ?? undefined,
    email: row.email ?? undefined,
    departments: departments === '' ? [] : departments.split('\n'),
    main: row.main ?? undefined,
    departure: row.departure ?? undefined,
  };
}
