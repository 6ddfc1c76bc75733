import type PluginAuthServer from '@nocobase/plugin-auth';
import { CodedError } from '../errors';
import { isState } from '../round-trip/attempt';
import { takeCompletion } from '../round-trip/completion';
import { findAuthenticator } from '../authenticators/find';
import type { Next, RequestContext } from '../nocobase/request-context';

/**
 * Corrects NocoBase's choice of authenticator before a sign-in. NocoBase caches authenticators per node and, when it does
 * not know a name, signs in with whichever comes first instead.
 * @throws CodedError wecom_authenticator_unavailable when somebody comes back from WeCom to an authenticator that was
 *   switched off or deleted meanwhile
 */
export async function refreshAuthenticators(ctx: RequestContext, next: Next): Promise<void> {
  if (ctx.action.resourceName === 'auth' && ctx.action.actionName === 'signIn') {
    const name = ctx.get('X-Authenticator');
    const { storer } = ctx.app.pm.get<PluginAuthServer>('auth');
    const isKnown = (await storer.getCache()).some((authenticator) => authenticator['name'] === name);
    if (!isKnown) {
      await findNew(ctx, name, storer);
    }
  }
  await next();
}

async function findNew(ctx: RequestContext, name: string, storer: PluginAuthServer['storer']): Promise<void> {
  if (await findAuthenticator(ctx.db, name)) {
    // Created or enabled on another node: NocoBase reads all of them again.
    await storer.cache.del(storer.key);
  } else if (isCompletion(ctx)) {
    ctx.set('Cache-Control', 'no-store');
    // Its code is still good, and the audit record would hold it.
    takeCompletion(ctx);
    throw new CodedError('wecom_authenticator_unavailable');
  }
}

function isCompletion(ctx: RequestContext): boolean {
  const { state } = (ctx.action.params['values'] ?? {}) as { state?: unknown };
  return typeof state === 'string' && isState(state);
}
