import { isAbout } from '../../shared/error-codes';
import { type CurrentAuthenticator, readCurrentAuthenticator } from '../authenticators/current';
import { CodedError } from '../errors';
import { referenceOf } from '../nocobase/reference';
import type { RequestContext } from '../nocobase/request-context';
import { noteFaultyConfiguration } from '../users/refusals';

/**
 * The authenticator that a sign-in is to start with. One that cannot is noted for those who manage users.
 * @param name what the browser sent
 * @throws CodedError wecom_authenticator_unavailable, wecom_not_configured, wecom_secret_unreadable
 */
export async function startingAuthenticator(ctx: RequestContext, name: unknown): Promise<CurrentAuthenticator> {
  try {
    return await readCurrentAuthenticator(ctx, name);
  } catch (error) {
    throw await noted(ctx, String(name), error);
  }
}

// Anybody can ask for one that is not there: that is not noted.
async function noted({ app }: RequestContext, authenticator: string, error: unknown): Promise<unknown> {
  const code = error instanceof CodedError && error.code;
  if (!code || !isAbout(code, 'configuration') || code === 'wecom_authenticator_unavailable') {
    return error;
  }
  await noteFaultyConfiguration(app, authenticator, code);
  return new CodedError(code, { reference: referenceOf(app, { authenticator, identity: '', code }) });
}
