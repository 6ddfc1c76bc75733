import type { Context } from 'hono';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { directoryCaller } from './directory-caller.js';

/**
 * `tag/get` (doc/90213): what one tag (`tagid`) is on. Any tag may be asked for; members and departments are those that the app
 * may see, and the members of a department are not in the list.
 * @throws WeComError 41017, 40068 and those of the caller check
 */
export function getTag(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const app = directoryCaller(c, platform);
  const id = c.req.query('tagid');
  if (!id) {
    throw new WeComError(41017);
  }
  const tag = /^\d+$/.test(id) ? platform.directory.tag(Number(id)) : undefined;
  if (!tag) {
    throw new WeComError(40068);
  }
  const members = tag.memberIds.flatMap((memberId) => platform.member(memberId) ?? []);
  const visible = members.filter((member) => platform.isVisible(app, member));
  const { departmentIds } = platform.directory.rangeOf(app);
  return {
    tagname: tag.name,
    userlist: visible.map((member) => ({ userid: member.id, name: member.name })),
    partylist: tag.departmentIds.filter((departmentId) => departmentIds.has(departmentId)),
  };
}
