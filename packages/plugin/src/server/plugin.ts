import type PluginErrorHandlerServer from '@nocobase/plugin-error-handler';
import { Plugin } from '@nocobase/server';
import { tval } from '@nocobase/utils';
import { AUTH_TYPE, NAMESPACE } from '../shared/auth-type';
import { isOurError, renderError } from './render-error';
import { watchAuthenticators } from './settings/check-authenticator';
import { concealSecret } from './settings/conceal-secret';
import { lastRefusal } from './settings/last-refusal';
import { publicOptions } from './settings/public-options';
import { refreshAuthenticators } from './settings/refresh-authenticators';
import { authorize } from './sign-in/authorize';
import { WeComAuth } from './sign-in/wecom-auth';

/** Start here: everything the plugin adds to NocoBase, and nothing else. docs/architecture.md is the map. */
export class PluginAuthWeComServer extends Plugin {
  override async load() {
    this.app.authManager.registerTypes(AUTH_TYPE, {
      auth: WeComAuth,
      title: tval('WeCom', { ns: NAMESPACE }),
      getPublicOptions: publicOptions,
    });

    this.app.resourceManager.define({ name: 'wecom', actions: { authorize, lastRefusal } });
    this.app.acl.allow('wecom', 'authorize', 'public');
    // NocoBase's own snippet: whoever may manage authenticators.
    this.app.acl.registerSnippet({ name: 'pm.auth.authenticators', actions: ['wecom:lastRefusal'] });

    watchAuthenticators(this.app);
    this.app.dataSourceManager.use(concealSecret, { tag: 'wecom-conceal-secret', before: 'auth' });
    this.app.dataSourceManager.use(refreshAuthenticators, { tag: 'wecom-refresh-authenticators', before: 'auth' });

    const { errorHandler } = this.app.pm.get<PluginErrorHandlerServer>('error-handler');
    errorHandler.register(isOurError, renderError);
  }
}
