import type { Context } from '@nocobase/actions';
import { cacheOf } from '../cache';
import type { WeComApi } from '../wecom/api';
import { homepageUrl } from './addresses';
import type { CurrentAuthenticator } from './current-authenticator';

/** How long the app's name is kept, in milliseconds. */
const NAME_KEPT_MS = 60 * 60_000;

/** What a person needs to find the app in WeCom: its name in the workbench and the link that signs in. */
export async function firstSignInHelp(ctx: Context, authenticator: CurrentAuthenticator, api: WeComApi) {
  return {
    appName: (await appName(ctx, authenticator, api)) ?? String(authenticator.model.get('title') ?? authenticator.name),
    homepageUrl: homepageUrl(ctx, authenticator.options, authenticator.name),
  };
}

// A help text is not worth a failure: without WeCom's answer the authenticator's title has to do.
async function appName(ctx: Context, { options }: CurrentAuthenticator, api: WeComApi): Promise<string | undefined> {
  const { corpId, agentId } = options.credentials;
  const read = async () => (await api.getAppName()) ?? '';
  try {
    const cache = await cacheOf(ctx.app);
    return (await cache.wrap(`app-name:${corpId}:${agentId}`, read, NAME_KEPT_MS)) || undefined;
  } catch {
    return undefined;
  }
}
