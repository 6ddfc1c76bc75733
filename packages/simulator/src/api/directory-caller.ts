import type { Context } from 'hono';
import type { App, Department } from '../company/company.js';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { callingApp } from './caller.js';

/**
 * Finds the app behind a call that reads the directory. Not every app, and not every secret, may use those calls.
 * @throws WeComError 48002 and those of the caller check
 */
export function directoryCaller(c: Context<Http>, platform: Platform): App {
  const app = callingApp(c, platform);
  if (!app.readsDirectory) {
    throw new WeComError(48002);
  }
  return app;
}

/**
 * Finds the department that a parameter names, which the app has to be allowed to see (应用须拥有指定部门的查看权限).
 * @throws WeComError 41019 without the parameter; 60123 or 60003, as switched, for an unknown department; 60011
 */
export function namedDepartment(id: string | undefined, app: App, platform: Platform): Department {
  if (!id) {
    throw new WeComError(41019);
  }
  const department = /^\d+$/.test(id) ? platform.directory.department(Number(id)) : undefined;
  if (!department) {
    throw new WeComError(Number(platform.behaviour.unknownDepartment));
  }
  if (!platform.directory.rangeOf(app).departmentIds.has(department.id)) {
    throw new WeComError(60011);
  }
  return department;
}

/**
 * The departments that a list is about: one with everything below it or, without the parameter, all that the app may see.
 * @throws WeComError 60123 or 60003, as switched, for an unknown department; 60011
 */
export function listedDepartments(id: string | undefined, app: App, platform: Platform): Department[] {
  const { directory } = platform;
  if (id) {
    return directory.subtree(namedDepartment(id, app, platform).id);
  }
  return [...directory.rangeOf(app).departmentIds].flatMap((one) => directory.department(one) ?? []);
}
