import type { Context } from 'hono';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { placeOf } from './describe-department.js';
import { directoryCaller, listedDepartments } from './directory-caller.js';

/**
 * `department/simplelist` (doc/95350): as `department/list`, ids, parents and orders alone.
 * @throws WeComError 60123 or 60003, as switched, 60011 and those of the caller check
 */
export function listDepartmentIds(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const app = directoryCaller(c, platform);
  const departments = listedDepartments(c.req.query('id'), app, platform);
  const places = departments.map((department) => ({ id: department.id, ...placeOf(department, app, platform) }));
  return { department_id: places };
}
