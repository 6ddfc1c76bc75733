import type { Context } from '@nocobase/actions';
import type { AuthModel } from '@nocobase/plugin-auth';
import { AUTH_TYPE } from '../auth-type';
import { SignInError } from '../errors';
import { InvalidOptionError, parseOptions, type WeComOptions } from '../options';
import { rememberRefusal } from '../settings/last-refusal';

/** An authenticator as it is stored right now. */
export interface CurrentAuthenticator {
  name: string;
  model: AuthModel;
  options: WeComOptions;
}

/**
 * Reads an authenticator from the database. NocoBase caches authenticators on each node and hands back another one when
 * a name is unknown; a sign-in must see every change at once and exactly the authenticator that was asked for.
 * @param name what the browser sent
 * @throws SignInError wecom_authenticator_unavailable, wecom_not_configured
 */
export async function readCurrentAuthenticator(ctx: Context, name: unknown): Promise<CurrentAuthenticator> {
  const model =
    typeof name === 'string' && name
      ? ((await ctx.db
          .getRepository('authenticators')
          .findOne({ filter: { name, authType: AUTH_TYPE, enabled: true } })) as AuthModel | null)
      : null;
  if (!model || model.get('name') !== name) {
    throw new SignInError('wecom_authenticator_unavailable');
  }
  return { name: String(name), model, options: await readOptions(ctx, String(name), model.options) };
}

async function readOptions(ctx: Context, name: string, stored: unknown): Promise<WeComOptions> {
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
