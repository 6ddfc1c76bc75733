import { cacheOf } from '../nocobase/cache';
import { getAppSettings } from '../wecom/calls/agent';
import { homepageUrl } from '../round-trip/addresses';
import type { CurrentAuthenticator } from '../authenticators/current';
import { weComAppOf } from '../authenticators/wecom-of';
import type { RequestContext } from '../nocobase/request-context';

/** The app's name is kept this long, in milliseconds. */
const NAME_KEPT_MS = 60 * 60_000;

/** Helps a person find the app in WeCom: its name in the workbench, and the link that signs in. */
export async function firstSignInHelp(ctx: RequestContext, authenticator: CurrentAuthenticator) {
  return {
    appName: (await appName(ctx, authenticator)) ?? String(authenticator.model.get('title') ?? authenticator.name),
    homepageUrl: homepageUrl(ctx, authenticator.options, authenticator.name),
  };
}

// A help text is not worth a failure: without WeCom's answer the authenticator's title has to do.
async function appName(ctx: RequestContext, { options }: CurrentAuthenticator): Promise<string | undefined> {
  const { corpId, agentId } = options.credentials;
  const key = `app-name:${corpId}:${agentId}`;
  const cached = await cacheOf(ctx.app).get(key);
  if (typeof cached === 'string') {
    return cached;
  }
  const name = await getAppSettings(weComAppOf(ctx.app, options)).then(
    (settings) => settings.name,
    () => undefined,
  );
  if (name) {
    await cacheOf(ctx.app).set(key, name, NAME_KEPT_MS);
  }
  return name;
}
