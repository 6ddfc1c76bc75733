import type { Database } from '@nocobase/database';
import type { LinkedUser } from '../../shared/links';
import type { StoredId } from '../nocobase/stored-id';

/** Users as administrators see them in lists, by id. Those who are gone are missing. */
export async function linkedUsers(db: Database, ids: number[]): Promise<Map<number, LinkedUser>> {
  const rows = (await db.getRepository('users').find({
    filter: { id: { $in: [...new Set(ids)] } },
    fields: ['id', 'nickname', 'username'],
    raw: true,
  })) as Array<{ id: StoredId; nickname: string | null; username: string | null }>;
  return new Map(
    rows.map((row) => {
      const id = Number(row.id);
      return [id, { id, nickname: row.nickname ?? '', username: row.username ?? '' }];
    }),
  );
}
