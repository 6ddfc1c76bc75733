import type { Model } from '@nocobase/database';
import type { AuthModel } from '@nocobase/plugin-auth';
import { AUTH_TYPE } from '../../shared/auth-type';
import { SignInError } from '../errors';
import { InvalidOptionError, parseOptions, type WeComOptions } from '../options';
import { rememberRefusal } from '../settings/last-refusal';
import type { RequestContext } from '../request-context';

/** NocoBase's model of an authenticator with the association methods that Sequelize adds to it. */
type AuthenticatorModel = AuthModel & {
  getUsers(options: Record<string, unknown>): Promise<Model[]>;
  addUser(user: Model, options: Record<string, unknown>): Promise<void>;
  createUser(values: object, options: Record<string, unknown>): Promise<Model>;
};

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
  const model =
    typeof name === 'string' && name
      ? ((await ctx.db
          .getRepository('authenticators')
          .findOne({ filter: { name, authType: AUTH_TYPE, enabled: true } })) as AuthenticatorModel | null)
      : null;
  if (!model || model.get('name') !== name) {
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
