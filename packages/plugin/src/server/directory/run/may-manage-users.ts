import type { RequestContext } from '../../nocobase/request-context';

/** An action that NocoBase's snippet `pm.users` has. */
const OF_USER_ADMINISTRATORS = 'users:update';

/** Whether whoever sends a request may manage users, by the roles that they act in. */
export function mayManageUsers({ app, state }: Pick<RequestContext, 'app' | 'state'>): boolean {
  const roles = state.currentRoles ?? (state.currentRole === undefined ? [] : [state.currentRole]);
  return roles.some((name) => name === 'root' || app.acl.getRole(name)?.snippetAllowed(OF_USER_ADMINISTRATORS));
}
