import type { ToldDepartment } from '../../../shared/directory';
import type { Department } from '../../wecom/calls/departments';

/** A department for the tree of a page. */
export function showDepartment({ id, name, parentId }: Department): ToldDepartment {
  return { id, name: name ?? '', ...(parentId !== undefined && { parentId }) };
}
