import type { Database } from '@nocobase/database';
import type { MyLink } from '../../shared/links';
import { reading } from '../action';
import { currentUserId } from '../nocobase/request-context';
import { hasOtherWayIn } from './other-way-in';
import { authenticatorTitles, memberOf } from './listing';
import { findLink, type LinkRow, withoutStale } from '../users/link-rows';

/** `GET wecom:myLinks`: the enabled WeCom authenticators, and how the signed-in user is linked with each. */
export const myLinks = reading(async (ctx): Promise<MyLink[]> => {
  const userId = currentUserId(ctx);
  const titles = await authenticatorTitles(ctx.db, { enabled: true });
  return Promise.all([...titles].map(([authenticator, title]) => describe(ctx.db, userId, authenticator, title)));
});

async function describe(db: Database, userId: number, authenticator: string, title: string): Promise<MyLink> {
  const row = await findOwnLink(db, userId, authenticator);
  if (!row) {
    return { authenticator, title };
  }
  const linkedAt = row.createdAt.toISOString();
  const isOnlyWayIn = !(await hasOtherWayIn(db, userId, authenticator));
  return { authenticator, title, link: { member: memberOf(row), linkedAt, isOnlyWayIn } };
}

/** The link of a user with an authenticator; a claim whose link is gone counts as none. */
export async function findOwnLink(db: Database, userId: number, authenticator: string): Promise<LinkRow | undefined> {
  const row = await findLink(db, { userId, authenticator });
  const [link] = row ? await withoutStale(db, [row]) : [];
  return link;
}
