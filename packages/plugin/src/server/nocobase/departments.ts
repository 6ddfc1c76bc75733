import type { Application } from '@nocobase/server';

/** Whether NocoBase's departments are on: an administrator may switch them on and off at any time. */
export function areDepartmentsOn({ pm }: Pick<Application, 'pm'>): boolean {
  return pm.get('departments')?.enabled ?? false;
}
