import type { Context } from 'hono';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { shownDepartments } from './describe-user.js';
import { directoryCaller } from './directory-caller.js';
import { listedMembers } from './listed-members.js';

/**
 * `user/simplelist` (doc/90200): as `user/list`, ids, names and departments alone. `open_userid` is for third-party apps.
 * @throws WeComError 41019, 60123 or 60003, as switched, 60011 and those of the caller check
 */
export function listUserNames(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const app = directoryCaller(c, platform);
  const userlist = listedMembers(c, app, platform).map((member) => ({
    userid: member.id,
    name: member.name,
    department: shownDepartments(member, app, platform),
  }));
  return { userlist };
}
