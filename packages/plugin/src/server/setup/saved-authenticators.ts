import type { Model } from '@nocobase/database';
import { AUTH_TYPE } from '../../shared/auth-type';
import type { RequestContext } from '../request-context';
import { readFormOptions } from './form-options';

/** What is saved of an authenticator, with variables filled in. */
export interface SavedAuthenticator {
  name: string;
  secret: string;
  /** In normal form; undefined when it is malformed. */
  origin: string | undefined;
  apiBaseUrl: string | undefined;
}

/** All authenticators of ours that are saved, switched on or not. */
export async function readSavedAuthenticators(ctx: RequestContext): Promise<SavedAuthenticator[]> {
  const rows = (await ctx.db.getRepository('authenticators').find({ filter: { authType: AUTH_TYPE } })) as Model[];
  return rows.map((row) => {
    const { secret, origin, apiBaseUrl } = readFormOptions(ctx.app, row.get('options') as Record<string, unknown>);
    return { name: String(row.get('name')), secret, origin: origin.normal, apiBaseUrl };
  });
}
