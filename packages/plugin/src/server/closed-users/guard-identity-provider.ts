import type { Application } from '@nocobase/server';
import { closedUsersOf } from './closed-users';

/** The service of NocoBase's plugin `idp-oauth`, as far as the gate stands on it. */
interface Provider {
  findUserById?: (userId: unknown) => Promise<unknown>;
  createConfiguration?: (...context: unknown[]) => Promise<{ findAccount?: FindAccount }>;
}

type FindAccount = (ctx: unknown, userId: string, ...more: unknown[]) => Promise<unknown>;

/**
 * Has NocoBase's identity provider, where it is on, know no closed users: what it issues for other sites, and renews there for
 * weeks, passes no check of NocoBase's. The requests that come with its tokens are the gate's.
 */
export function guardIdentityProvider(app: Pick<Application, 'db' | 'pm'>): void {
  const { service } = (app.pm.get('idp-oauth') ?? {}) as { service?: Provider };
  const isClosed = (userId: unknown) => closedUsersOf(app).has(userId);
  const findUserById = service?.findUserById?.bind(service);
  const createConfiguration = service?.createConfiguration?.bind(service);
  if (service && findUserById) {
    service.findUserById = async (userId) => (isClosed(userId) ? undefined : findUserById(userId));
  }
  if (service && createConfiguration) {
    service.createConfiguration = async (...context) => {
      const { findAccount, ...others } = await createConfiguration(...context);
      return { ...others, ...(findAccount && { findAccount: unlessClosed(findAccount, isClosed) }) };
    };
  }
}

function unlessClosed(findAccount: FindAccount, isClosed: (userId: unknown) => boolean): FindAccount {
  return async (ctx, userId, ...more) => (isClosed(userId) ? undefined : findAccount(ctx, userId, ...more));
}
