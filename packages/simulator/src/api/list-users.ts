import type { Context } from 'hono';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { describeUser } from './describe-user.js';
import { directoryCaller } from './directory-caller.js';
import { listedMembers } from './listed-members.js';

/**
 * `user/list` (doc/90201, doc/96260): the members of one department (`department_id`), each as `user/get` tells one.
 * @throws WeComError 41019, 60123 or 60003, as switched, 60011 and those of the caller check
 */
export function listUsers(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const app = directoryCaller(c, platform);
  return { userlist: listedMembers(c, app, platform).map((member) => describeUser(member, app, platform)) };
}
