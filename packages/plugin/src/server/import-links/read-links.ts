import type { Database, Filter, Transaction } from '@nocobase/database';
import type { ExistingPhones } from '../../shared/options';
import type { ProfileAuthor } from '../profile-authors/profile-authors';
import { keyOf } from '../profile-authors/profile-fields';
import { readSmsNumbers } from '../profile-authors/sms-links';
import { isTrusted } from '../profile-authors/writer';
import type { StoredId } from '../nocobase/stored-id';
import { findLinks } from '../users/link-rows';
import { findRootIds } from '../users/privileged';
import type { SourceLink } from './plan';
import type { ExistingLink } from './plan-members';
import type { UserPhone } from './plan-phones';

/** A row of NocoBase's `usersAuthenticators`, of whichever sign-in. */
interface NocoBaseRow {
  userId: StoredId;
  uuid: string;
  nickname: string | null;
  avatar: string | null;
}

interface UserRow {
  id: StoredId;
  username: string | null;
  phone: string | null;
}

/** The links of an authenticator as NocoBase stores them, oldest user first, each with its user. */
export async function readSourceLinks(
  db: Database,
  authenticator: string,
  transaction: Transaction,
): Promise<SourceLink[]> {
  const filter = { authenticator };
  const rows = await read<NocoBaseRow>(db, 'usersAuthenticators', filter, transaction);
  const userIds = rows.map(({ userId }) => userId);
  const users = await read<UserRow>(db, 'users', { id: { $in: userIds } }, transaction);
  const rootIds = await findRootIds(db, transaction);
  const userOf = new Map(users.map((user) => [Number(user.id), user]));
  const oldestFirst = rows.toSorted((one, other) => Number(one.userId) - Number(other.userId));
  return oldestFirst.flatMap(({ uuid, nickname, avatar, ...row }) => {
    const userId = Number(row.userId);
    const user = userOf.get(userId);
    if (!user) {
      return [];
    }
    const { username, phone } = user;
    return [
      {
        userId,
        username: username ?? '',
        phone,
        isRoot: rootIds.has(userId),
        uuid,
        nickname: nickname ?? '',
        avatar: avatar ?? '',
      },
    ];
  });
}

/**
 * The links that sign-ins with an authenticator go by: NocoBase's rows with a claim beside them.
 * @returns all rows, and the ids of claims whose row is gone
 */
export async function readExistingLinks(
  db: Database,
  authenticator: string,
  transaction: Transaction,
): Promise<{ existing: ExistingLink[]; staleClaimIds: number[] }> {
  const filter = { authenticator };
  const rows = await read<NocoBaseRow>(db, 'usersAuthenticators', filter, transaction);
  const claims = await findLinks(db, filter, transaction);
  const claimed = new Set(claims.map(({ identity, userId }) => `${userId} ${identity}`));
  const linked = new Set(rows.map(({ uuid, userId }) => `${userId} ${uuid}`));
  return {
    existing: rows.map(({ uuid, userId }) => ({
      identity: claimed.has(`${userId} ${uuid}`) ? uuid : '',
      userId: Number(userId),
    })),
    staleClaimIds: claims.filter(({ identity, userId }) => !linked.has(`${userId} ${identity}`)).map(({ id }) => id),
  };
}

type PhoneAuthor = Pick<ProfileAuthor, 'value' | 'writer'> & { userId: StoredId };

/** The phone numbers of all users. */
export async function readPhones(
  db: Database,
  existing: ExistingPhones,
  transaction: Transaction,
): Promise<UserPhone[]> {
  const rows = await read<UserRow>(db, 'users', { phone: { $notEmpty: true } }, transaction);
  const authors = await read<PhoneAuthor>(db, 'wecomProfileAuthors', { field: 'phone' }, transaction);
  const authorOf = new Map(authors.map((author) => [Number(author.userId), author]));
  const proved = await readSmsNumbers(db, { transaction });
  return rows.map(({ id, phone }) => {
    const userId = Number(id);
    const number = keyOf('phone', phone);
    const author = authorOf.get(userId);
    const isOthers = author !== undefined && author.value === number && isTrusted(author.writer, existing);
    return { userId, phone, isTyped: !isOthers && !proved.get(userId)?.has(number) };
  });
}

async function read<Row>(db: Database, collection: string, filter: Filter, transaction: Transaction): Promise<Row[]> {
  return (await db.getRepository(collection).find({ filter, raw: true, transaction })) as Row[];
}
