import type { Database } from '@nocobase/database';

/** Tells whether a user is NocoBase's root user, whom nothing that comes from WeCom may open or change. */
export async function isRootUser(db: Database, userId: number): Promise<boolean> {
  return (await db.getRepository('rolesUsers').count({ filter: { userId, roleName: 'root' } })) > 0;
}
