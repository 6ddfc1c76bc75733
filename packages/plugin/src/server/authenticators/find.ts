import type { Database, Model } from '@nocobase/database';
import type { AuthModel } from '@nocobase/plugin-auth';
import { AUTH_TYPE } from '../../shared/auth-type';
import { isAuthenticatorName } from './authenticator-name';

/** NocoBase's model of an authenticator with the association methods that Sequelize adds to it. */
export type AuthenticatorModel = AuthModel & {
  getUsers(options: Record<string, unknown>): Promise<Model[]>;
  addUser(user: Model, options: Record<string, unknown>): Promise<void>;
  createUser(values: object, options: Record<string, unknown>): Promise<Model>;
};

/**
 * Finds the enabled WeCom authenticator of exactly this name, as it is stored right now.
 * @param name what the browser sent
 */
export async function findAuthenticator(db: Database, name: unknown): Promise<AuthenticatorModel | undefined> {
  if (!isAuthenticatorName(name)) {
    return undefined;
  }
  // Past the repository, which would take a fifth longer: every sign-in asks twice.
  const where = { name, authType: AUTH_TYPE, enabled: true };
  const found = await db.getModel<AuthenticatorModel>('authenticators').findOne({ where });
  // MariaDB takes capital and small letters for the same.
  return found?.get('name') === name ? found : undefined;
}
