import type { Context } from 'hono';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { describeDepartment } from './describe-department.js';
import { directoryCaller, listedDepartments } from './directory-caller.js';

/**
 * `department/list` (doc/90208): one department (`id`) with everything below it, else all that the app may see.
 * @throws WeComError 60123 or 60003, as switched, 60011 and those of the caller check
 */
export function listDepartments(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const app = directoryCaller(c, platform);
  const departments = listedDepartments(c.req.query('id'), app, platform);
  return { department: departments.map((department) => describeDepartment(department, app, platform)) };
}
