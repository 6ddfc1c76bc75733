import * as z from 'zod/mini';
import type { WeComApp } from '../app';
import { listOf, numberedId } from '../schemas';

/** Who may use the app: what it was granted directly. The members of a department are not named. */
export interface VisibleRange {
  memberIds: string[];
  departmentIds: string[];
  tagIds: string[];
}

/** The fields of `agent/get` that tell the visible range. */
export const rangeFields = {
  allow_userinfos: z.nullish(z.object({ user: listOf(z.object({ userid: z.string().check(z.minLength(1)) })) })),
  allow_partys: z.nullish(z.object({ partyid: listOf(numberedId) })),
  allow_tags: z.nullish(z.object({ tagid: listOf(numberedId) })),
};

const rangeReply = z.object(rangeFields);

/** Reads the visible range of the app (`agent/get`, doc/90227). */
export async function getVisibleRange(app: WeComApp): Promise<VisibleRange> {
  const query = { agentid: app.agentId };
  return rangeOf(await app.call({ path: 'agent/get', query, repeatable: true, isLarge: true }, rangeReply));
}

/** The visible range that those fields tell. */
export function rangeOf(reply: z.output<typeof rangeReply>): VisibleRange {
  return {
    memberIds: reply.allow_userinfos?.user.map(({ userid }) => userid) ?? [],
    departmentIds: reply.allow_partys?.partyid ?? [],
    tagIds: reply.allow_tags?.tagid ?? [],
  };
}
