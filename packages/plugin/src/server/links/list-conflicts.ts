import type { Model } from '@nocobase/database';
import type { ListedConflict } from '../../shared/links';
import type { Conflict } from './conflicts';
import { reading } from './link-action';
import { linkedUsers } from './linked-users';
import { readPageQuery } from './page-query';
import { authenticatorTitles, memberOf } from './titles';

/** `GET wecom:listConflicts?page&pageSize`: who was refused because of their phone number, the latest first. */
export const listConflicts = reading(async ({ db, action }) => {
  const { limit, offset } = readPageQuery(action.params);
  const [models, count]: [Model[], number] = await db
    .getRepository('wecomConflicts')
    .findAndCount({ sort: ['-lastAt', '-id'], limit, offset });
  const conflicts = models.map((model) => model.toJSON<Conflict>());
  const titles = await authenticatorTitles(db);
  const users = await linkedUsers(
    db,
    conflicts.flatMap(({ candidateIds }) => candidateIds),
  );
  const rows = conflicts.map((conflict): ListedConflict => {
    const { id, authenticator, reason, maskedPhone, candidateIds, createdAt, lastAt } = conflict;
    return {
      id,
      authenticatorTitle: titles.get(authenticator) ?? authenticator,
      member: memberOf(conflict),
      reason,
      maskedPhone,
      candidates: candidateIds.flatMap((userId) => users.get(userId) ?? []),
      firstAt: new Date(createdAt).toISOString(),
      lastAt: new Date(lastAt).toISOString(),
    };
  });
  return { rows, count };
});
