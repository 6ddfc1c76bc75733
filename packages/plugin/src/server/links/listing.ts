import type { Database } from '@nocobase/database';
import * as z from 'zod/mini';
import { AUTH_TYPE } from '../../shared/auth-type';
import type { LinkedMember, LinkedUser } from '../../shared/links';
import type { StoredId } from '../nocobase/stored-id';
import { memberIdOf } from '../wecom/member-profile';

/** The parts that the lists of links and of refusals share. */

/** Rows of one page unless asked otherwise, and the most that can be asked for. */
const ROWS = { usual: 20, most: 200 };

/** The last page that can be asked for; databases count no further than a 64-bit number. */
const LAST_PAGE = 1_000_000_000;

const positive = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(LAST_PAGE));
// PostgreSQL takes U+0000 for a fault.
const text = z.string().check(
  z.trim(),
  z.maxLength(100),
  z.refine((value) => !value.includes('\u0000')),
);

/** Reads which part of a list is asked for; what makes no sense counts as not said. */
export function readPageQuery(params: Record<string, unknown>): { limit: number; offset: number; search: string } {
  const page = positive.safeParse(params['page']).data ?? 1;
  const limit = Math.min(positive.safeParse(params['pageSize']).data ?? ROWS.usual, ROWS.most);
  return { limit, offset: (page - 1) * limit, search: text.safeParse(params['search']).data ?? '' };
}

/** The titles of the WeCom authenticators by name; of the enabled ones only when asked. */
export async function authenticatorTitles(
  db: Database,
  filter: { enabled?: boolean } = {},
): Promise<Map<string, string>> {
  const rows = (await db.getRepository('authenticators').find({
    filter: { authType: AUTH_TYPE, ...filter },
    fields: ['name', 'title'],
    sort: ['sort'],
    raw: true,
  })) as Array<{ name: string; title: string | null }>;
  return new Map(rows.map(({ name, title }) => [name, title || name]));
}

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

/** A member out of the row of a link or a refusal. */
export function memberOf({ identity, memberName }: { identity: string; memberName: string }): LinkedMember {
  return { memberId: memberIdOf(identity), name: memberName };
}
