import type { Context, Next } from '@nocobase/actions';
import type PluginErrorHandlerServer from '@nocobase/plugin-error-handler';
import { Plugin } from '@nocobase/server';
import { tval } from '@nocobase/utils';
import { AUTH_TYPE, NAMESPACE } from './auth-type';
import { isOurError, renderError } from './render-error';
import { watchAuthenticators } from './settings/check-authenticator';
import { concealSecret } from './settings/conceal-secret';
import { lastRefusal } from './settings/last-refusal';
import { publicOptions } from './settings/public-options';
import { refreshAuthenticators } from './settings/refresh-authenticators';
import { authorize } from './sign-in/authorize';
import { WeComAuth } from './sign-in/wecom-auth';

type Actions = Record<string, (ctx: Context, next: Next) => Promise<void>>;
// NocoBase types the context of a handler more loosely than what arrives.
type ResourceActions = NonNullable<Parameters<Plugin['app']['resourceManager']['define']>[0]['actions']>;

/** Start here: everything the plugin adds to NocoBase, and nothing else. docs/architecture.md is the map. */
export class PluginAuthWeComServer extends Plugin {
  override async load() {
    this.app.authManager.registerTypes(AUTH_TYPE, {
      auth: WeComAuth,
      title: tval('WeCom', { ns: NAMESPACE }),
      getPublicOptions: publicOptions,
    });

    const actions: Actions = { authorize, lastRefusal };
    this.app.resourceManager.define({ name: 'wecom', actions: actions as unknown as ResourceActions });
    this.app.acl.allow('wecom', 'authorize', 'public');
    // NocoBase's own snippet: whoever may manage authenticators.
    this.app.acl.registerSnippet({ name: 'pm.auth.authenticators', actions: ['wecom:lastRefusal'] });

    watchAuthenticators(this.app);
    this.app.dataSourceManager.use(concealSecret, { tag: 'wecom-conceal-secret', before: 'auth' });
    this.app.dataSourceManager.use(refreshAuthenticators, { tag: 'wecom-refresh-authenticators', before: 'auth' });

    const { errorHandler } = this.app.pm.get('error-handler') as PluginErrorHandlerServer;
    errorHandler.register(isOurError, renderError);
  }
}
