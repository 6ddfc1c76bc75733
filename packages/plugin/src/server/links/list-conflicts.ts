import type { Database } from '@nocobase/database';
import type { ListedConflict } from '../../shared/links';
import { reading } from '../action';
import { type Conflict, findConflictPage } from '../users/conflicts';
import { findLinks, withoutStale } from '../users/link-rows';
import { authenticatorTitles, linkedUsers, memberOf, readPageQuery } from './listing';

/** `GET wecom:listConflicts?page&pageSize`: whose phone number is in doubt, the latest first. */
export const listConflicts = reading(async ({ db, action }) => {
  const { limit, offset } = readPageQuery(action.params);
  const { conflicts, count } = await findConflictPage(db, { limit, offset });
  return { rows: await describe(db, conflicts), count };
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
      firstAt: conflict.createdAt.toISOString(),
      lastAt: conflict.lastAt.toISOString(),
    };
  });
}

/** The users whom the members of conflicts are linked to. */
async function readLinked(db: Database, conflicts: Conflict[]): Promise<Map<string, number>> {
  const identities = conflicts.map(({ identity }) => identity);
  const links = await withoutStale(db, await findLinks(db, { identity: { $in: identities } }));
  return new Map(links.map((link) => [keyOf(link), link.userId]));
}

function keyOf({ authenticator, identity }: { authenticator: string; identity: string }): string {
  return JSON.stringify([authenticator, identity]);
}
