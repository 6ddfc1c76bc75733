import type { Database, Model } from '@nocobase/database';
import type { ListedConflict } from '../../shared/links';
import type { Conflict } from '../users/conflicts';
import { reading } from '../action';
import { linkedUsers } from './linked-users';
import { readPageQuery } from './page-query';
import { authenticatorTitles, memberOf } from './titles';
import type { LinkRow } from '../users/unlink-user';
import { withoutStale } from '../users/without-stale';

/** `GET wecom:listConflicts?page&pageSize`: whose phone number is in doubt, the latest first. */
export const listConflicts = reading(async ({ db, action }) => {
  const { limit, offset } = readPageQuery(action.params);
  const [models, count]: [Model[], number] = await db
    .getRepository('wecomConflicts')
    .findAndCount({ sort: ['-lastAt', '-id'], limit, offset });
  return {
    rows: await describe(
      db,
      models.map((model) => model.toJSON<Conflict>()),
    ),
    count,
  };
});

async function describe(db: Database, conflicts: Conflict[]): Promise<ListedConflict[]> {
  const titles = await authenticatorTitles(db);
  const linked = await readLinked(db, conflicts);
  const candidateIds = conflicts.flatMap((conflict) => conflict.candidateIds);
  const users = await linkedUsers(db, [...candidateIds, ...linked.values()]);
  return conflicts.map((conflict) => {
    const linkedUser = users.get(linked.get(keyOf(conflict)) ?? 0);
    return {
      id: conflict.id,
      authenticatorTitle: titles.get(conflict.authenticator) ?? conflict.authenticator,
      member: memberOf(conflict),
      reason: conflict.reason,
      maskedPhone: conflict.maskedPhone,
      candidates: conflict.candidateIds.flatMap((userId) => users.get(userId) ?? []),
      ...(linkedUser && { linkedUser }),
      firstAt: new Date(conflict.createdAt).toISOString(),
      lastAt: new Date(conflict.lastAt).toISOString(),
    };
  });
}

/** The users whom the members of conflicts are linked to. */
async function readLinked(db: Database, conflicts: Conflict[]): Promise<Map<string, number>> {
  const filter = { identity: { $in: conflicts.map(({ identity }) => identity) } };
  const claims = (await db.getRepository('wecomLinks').find({ filter, raw: true })) as LinkRow[];
  const links = await withoutStale(db, claims);
  return new Map(links.map((link) => [keyOf(link), link.userId]));
}

function keyOf({ authenticator, identity }: { authenticator: string; identity: string }): string {
  return JSON.stringify([authenticator, identity]);
}
