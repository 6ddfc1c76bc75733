import type { Database } from '@nocobase/database';
import { AUTH_TYPE } from '../../shared/auth-type';
import type { LinkedMember } from '../../shared/links';
import { memberIdOf } from '../wecom/member-profile';

/** The parts that the lists of links and of refusals share. */

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

/** A member out of the row of a link or a refusal. */
export function memberOf({ identity, memberName }: { identity: string; memberName: string }): LinkedMember {
  return { memberId: memberIdOf(identity), name: memberName };
}
