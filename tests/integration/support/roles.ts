import type { NocoBase } from '../../world/nocobase/start-nocobase';

/** Creates a role that may work with all data of collections, and what its snippets allow besides. */
export async function createRole(nocobase: NocoBase, name: string, snippets: string[]): Promise<void> {
  const token = await nocobase.signInAsRoot();
  const strategy = { actions: ['create', 'view', 'update', 'destroy'] };
  await nocobase.api('roles:create', { token, body: { name, title: name, snippets, strategy } });
}

/** Creates a user with roles and returns a session token of theirs. */
export async function tokenOf(nocobase: NocoBase, email: string, roles: string[]): Promise<string> {
  const token = await nocobase.signInAsRoot();
  await nocobase.api('users:create', { token, body: { email, password: 'secret-1234', roles } });
  const { body } = await nocobase.api('auth:signIn', {
    body: { account: email, password: 'secret-1234' },
    headers: { 'X-Authenticator': 'basic' },
  });
  return (body as { data: { token: string } }).data.token;
}
