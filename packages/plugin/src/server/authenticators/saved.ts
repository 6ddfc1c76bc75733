import type { Model } from '@nocobase/database';
import { AUTH_TYPE } from '../../shared/auth-type';
import { readFormOptions } from './form-options';
import type { RequestContext } from '../nocobase/request-context';

/** An authenticator as it is saved, with variables filled in. */
export interface SavedAuthenticator {
  /** In normal form; undefined when it is malformed. */
  origin: string | undefined;
  apiBaseUrl: string | undefined;
}

/** All authenticators of ours that are saved, switched on or not. */
export async function readSavedAuthenticators(ctx: RequestContext): Promise<SavedAuthenticator[]> {
  const rows = (await ctx.db.getRepository('authenticators').find({ filter: { authType: AUTH_TYPE } })) as Model[];
  return rows.map((row) => {
    const { origin, apiBaseUrl } = readFormOptions(ctx.app, row.get('options'));
    return { origin: origin.normal, apiBaseUrl };
  });
}
