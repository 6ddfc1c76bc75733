import type { Database, Model } from '@nocobase/database';
import type { ListedLink } from '../../shared/links';
import { reading } from '../action';
import { linkedUsers } from './linked-users';
import { readPageQuery } from './page-query';
import { authenticatorTitles, memberOf } from './titles';
import type { LinkRow } from '../users/unlink-user';
import { withoutStale } from '../users/without-stale';

/** `GET wecom:listLinks?page&pageSize&search`: who is linked to which member, the newest first. */
export const listLinks = reading(async ({ db, action }) => {
  const { search, ...page } = readPageQuery(action.params);
  const [models, count]: [Model[], number] = await db.getRepository('wecomLinks').findAndCount({
    filter: search ? { $or: SEARCHED.map((field) => ({ [field]: { $includes: search } })) } : {},
    sort: ['-createdAt', '-id'],
    ...page,
  });
  const claims = models.map((model) => model.toJSON<LinkRow>());
  return { rows: await describe(db, await withoutStale(db, claims)), count };
});

const SEARCHED = ['memberName', 'identity', 'user.nickname', 'user.username'];

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
          linkedAt: new Date(createdAt).toISOString(),
          lastSignInAt: lastSignInAt && new Date(lastSignInAt).toISOString(),
        }
      : [];
  });
}
