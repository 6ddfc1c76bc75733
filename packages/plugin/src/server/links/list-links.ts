import type { Database } from '@nocobase/database';
import type { ListedLink } from '../../shared/links';
import { reading } from '../action';
import { findLinkPage, type LinkRow, withoutStale } from '../users/link-rows';
import { readPageQuery } from '../nocobase/page-query';
import { linkedUsers } from '../users/shown-users';
import { authenticatorTitles, memberOf } from './listing';

/** `GET wecom:listLinks?page&pageSize&search`: who is linked to which member, the newest first. */
export const listLinks = reading(async ({ db, action }) => {
  const { links, count } = await findLinkPage(db, readPageQuery(action.params));
  return { rows: await describe(db, await withoutStale(db, links)), count };
});

async function describe(db: Database, links: LinkRow[]): Promise<ListedLink[]> {
  const titles = await authenticatorTitles(db);
  const users = await linkedUsers(
    db,
    links.map(({ userId }) => userId),
  );
  return links.flatMap((link) => {
    const user = users.get(link.userId);
    const { id, authenticator, createdAt, lastSignInAt } = link;
    return user
      ? {
          id,
          authenticatorTitle: titles.get(authenticator) ?? authenticator,
          member: memberOf(link),
          user,
          linkedAt: createdAt.toISOString(),
          lastSignInAt: lastSignInAt && lastSignInAt.toISOString(),
        }
      : [];
  });
}
