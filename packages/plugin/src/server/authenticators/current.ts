import { fillVariables } from './fill-variables';
import { apiBaseUrlOf } from './form-options';
import { readSecret } from './secret-store';
import { CodedError } from '../errors';
import { InvalidOptionError, parseOptions, type WeComOptions } from './options';
import { type LastRefusal, rememberRefusal } from './last-refusal';
import type { RequestContext } from '../nocobase/request-context';
import { findAuthenticator, type AuthenticatorModel } from './find';

/** An authenticator as it is stored right now. */
export interface CurrentAuthenticator {
  name: string;
  model: AuthenticatorModel;
  options: WeComOptions;
}

/**
 * Reads an authenticator and its secret from the database. NocoBase caches authenticators on each node and hands back
 * another one when a name is unknown; a sign-in must see every change at once and exactly the authenticator that was asked
 * for.
 * @param name what the browser sent
 * @throws CodedError wecom_authenticator_unavailable, wecom_not_configured, wecom_secret_unreadable
 */
export async function readCurrentAuthenticator(
  ctx: Pick<RequestContext, 'app' | 'db'>,
  name: unknown,
): Promise<CurrentAuthenticator> {
  const model = await findAuthenticator(ctx.db, name);
  if (!model) {
    throw new CodedError('wecom_authenticator_unavailable');
  }
  return { name: String(name), model, options: await readOptions(ctx, String(name), model.options) };
}

async function readOptions({ app }: Pick<RequestContext, 'app'>, name: string, stored: unknown): Promise<WeComOptions> {
  const options = fillVariables(app, stored);
  const found = await readSecret(app, { authenticator: name, kind: 'app', apiBaseUrl: apiBaseUrlOf(options) });
  if (found.state === 'unreadable') {
    throw await refused(app, name, { code: 'wecom_secret_unreadable', field: 'secret' });
  }
  try {
    return parseOptions({ ...options, secret: found.state === 'stored' ? found.secret : '' });
  } catch (error) {
    throw error instanceof InvalidOptionError
      ? await refused(app, name, { code: 'wecom_not_configured', field: error.field })
      : error;
  }
}

async function refused(app: RequestContext['app'], name: string, refusal: LastRefusal): Promise<CodedError> {
  await rememberRefusal(app, name, refusal);
  return new CodedError(refusal.code);
}
