import type { Application } from '@nocobase/server';

/** Whether NocoBase's departments are on: an administrator may switch them on and off at any time. */
export function areDepartmentsOn({ pm }: Pick<Application, 'pm'>): boolean {
  const plugin = pm.get('departments') as { enabled: boolean } | undefined;
  return plugin?.enabled ?? false;
}
