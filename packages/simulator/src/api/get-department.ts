import type { Context } from 'hono';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { describeDepartment } from './describe-department.js';
import { directoryCaller, namedDepartment } from './directory-caller.js';

/**
 * `department/get` (doc/95351): one department (`id`) that the app may see.
 * @throws WeComError 41019, 60123 or 60003, as switched, 60011 and those of the caller check
 */
export function getDepartment(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const app = directoryCaller(c, platform);
  const department = namedDepartment(c.req.query('id'), app, platform);
  return { department: describeDepartment(department, app, platform) };
}
