import type { App, Department } from '../company/company.js';
import type { Platform } from '../platform.js';

/**
 * A department as `department/list` and `department/get` tell it (doc/90208, doc/95351). `name_en` is only there when the
 * company has given one; a leader is always visible, being a member of a visible department.
 */
export function describeDepartment(department: Department, app: App, platform: Platform): Record<string, unknown> {
  return {
    id: department.id,
    name: department.name,
    ...(department.nameEn !== undefined && { name_en: department.nameEn }),
    department_leader: platform.directory.leaderIds(department.id),
    ...placeOf(department, app, platform),
  };
}

/** Where a department stands. WeCom does not say what the parent is when the app may not see it: hence the switch. */
export function placeOf({ parentId, order }: Department, app: App, platform: Platform): Record<string, number> {
  const isParentVisible = platform.directory.rangeOf(app).departmentIds.has(parentId);
  const isTold = isParentVisible || platform.behaviour.parentOutOfRange === 'real-id';
  return { parentid: isTold ? parentId : 0, order };
}
