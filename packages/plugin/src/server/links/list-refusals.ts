import type { Database } from '@nocobase/database';
import type { ListedRefusal } from '../../shared/links';
import { reading } from '../action';
import { findLinks, withoutStale } from '../users/link-rows';
import { findRefusalPage, type Refusal } from '../users/refusals';
import { readPageQuery } from '../nocobase/page-query';
import { linkedUsers } from '../users/shown-users';
import { authenticatorTitles, memberOf } from './listing';

/** `GET wecom:listRefusals?page&pageSize&search`: who was refused, and why; the latest first. */
export const listRefusals = reading(async ({ db, action }) => {
  const { refusals, count } = await findRefusalPage(db, readPageQuery(action.params));
  return { rows: await describe(db, refusals), count };
});

async function describe(db: Database, refusals: Refusal[]): Promise<ListedRefusal[]> {
  const titles = await authenticatorTitles(db);
  const linked = await readLinked(db, refusals);
  const candidateIds = refusals.flatMap((refusal) => refusal.candidateIds);
  const users = await linkedUsers(db, [...candidateIds, ...linked.values()]);
  return refusals.map((refusal) => {
    const { id, authenticator, identity, reason, reference, tries, maskedPhone } = refusal;
    const linkedUser = users.get(linked.get(keyOf(refusal)) ?? 0);
    return {
      id,
      authenticator,
      authenticatorTitle: titles.get(authenticator) ?? authenticator,
      ...(identity && { member: memberOf(refusal) }),
      reason,
      reference,
      tries,
      ...(maskedPhone && { maskedPhone }),
      candidates: refusal.candidateIds.flatMap((userId) => users.get(userId) ?? []),
      ...(linkedUser && { linkedUser }),
      firstAt: refusal.createdAt.toISOString(),
      lastAt: refusal.lastAt.toISOString(),
    };
  });
}

/** The users whom refused members are linked to. */
async function readLinked(db: Database, refusals: Refusal[]): Promise<Map<string, number>> {
  const identities = refusals.map(({ identity }) => identity);
  const links = await withoutStale(db, await findLinks(db, { identity: { $in: identities } }));
  return new Map(links.map((link) => [keyOf(link), link.userId]));
}

function keyOf({ authenticator, identity }: { authenticator: string; identity: string }): string {
  return JSON.stringify([authenticator, identity]);
}
