import { SignInError } from '../errors';
import { InvalidOptionError, parseOptions, type WeComOptions } from '../options';
import { rememberRefusal } from '../settings/last-refusal';
import type { RequestContext } from '../request-context';
import { findAuthenticator, type AuthenticatorModel } from './find-authenticator';

/** An authenticator as it is stored right now. */
export interface CurrentAuthenticator {
  name: string;
  model: AuthenticatorModel;
  options: WeComOptions;
}

/**
 * Reads an authenticator from the database. NocoBase caches authenticators on each node and hands back another one when
 * a name is unknown; a sign-in must see every change at once and exactly the authenticator that was asked for.
 * @param name what the browser sent
 * @throws SignInError wecom_authenticator_unavailable, wecom_not_configured
 */
export async function readCurrentAuthenticator(
  ctx: Pick<RequestContext, 'app' | 'db'>,
  name: unknown,
): Promise<CurrentAuthenticator> {
  const model = await findAuthenticator(ctx.db, name);
  if (!model) {
    throw new SignInError('wecom_authenticator_unavailable');
  }
  return { name: String(name), model, options: await readOptions(ctx, String(name), model.options) };
}

async function readOptions(ctx: Pick<RequestContext, 'app'>, name: string, stored: unknown): Promise<WeComOptions> {
  try {
    return parseOptions(ctx.app.environment.renderJsonTemplate(stored, { omit: ['public'] }));
  } catch (error) {
    if (!(error instanceof InvalidOptionError)) {
      throw error;
    }
    await rememberRefusal(ctx.app, name, { code: 'wecom_not_configured', field: error.field });
    throw new SignInError('wecom_not_configured');
  }
}
