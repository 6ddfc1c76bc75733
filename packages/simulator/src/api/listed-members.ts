import type { Context } from 'hono';
import type { App, Member } from '../company/company.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { namedDepartment } from './directory-caller.js';

/**
 * The members of the department that `department_id` names, without those of its sub-departments: `fetch_child` is gone from the
 * pages and does nothing. Whoever is in several departments is in the list of each.
 * @throws WeComError 41019, 60123 or 60003, as switched, 60011
 */
export function listedMembers(c: Context<Http>, app: App, platform: Platform): Member[] {
  const department = namedDepartment(c.req.query('department_id'), app, platform);
  const { disabledInList, leftMember } = platform.behaviour;
  const leftOut = new Set([...(disabledInList === 'left-out' ? [2] : []), ...(leftMember === '60111' ? [5] : [])]);
  return platform.directory.membersIn(department.id).filter(({ status }) => !leftOut.has(status));
}
