import * as z from 'zod/mini';
import type { WeComApp } from '../app';
import { listOf, numberedId } from '../schemas';

/** What a tag stands for, as far as the app can see it. */
export interface TagContent {
  memberIds: string[];
  /** Each with everything below it. */
  departmentIds: string[];
}

const tagReply = z.object({
  userlist: listOf(z.object({ userid: z.string().check(z.minLength(1)) })),
  partylist: listOf(numberedId),
});

/** Reads the members and departments of a tag (`tag/get`, doc/90213). */
export async function getTag(app: WeComApp, tagId: string): Promise<TagContent> {
  const reply = await app.call({ path: 'tag/get', query: { tagid: tagId }, repeatable: true, isLarge: true }, tagReply);
  return { memberIds: reply.userlist.map(({ userid }) => userid), departmentIds: reply.partylist };
}
