import type PluginErrorHandlerServer from '@nocobase/plugin-error-handler';
import { Plugin } from '@nocobase/server';
import { tval } from '@nocobase/utils';
import { AUTH_TYPE, NAMESPACE } from '../shared/auth-type';
import { moveSecrets } from './authenticators/move-secrets';
import { watchSaves } from './authenticators/watch-saves';
import { allowLinkActions, LINK_ACTIONS } from './links/link-actions';
import { isOurError, renderError } from './render-error';
import { concealEnteredSecret } from './authenticators/conceal-entered-secret';
import { lastRefusal } from './authenticators/last-refusal';
import { publicOptions } from './authenticators/public-options';
import { refreshAuthenticators } from './sign-in/refresh-authenticators';
import { applyAppSetting } from './setup/apply-app-setting';
import { check } from './setup/check';
import { listOwnershipFiles } from './setup/list-ownership-files';
import { removeDiskCopies } from './setup/ownership-files/disk-copies';
import { serveOwnershipFiles } from './setup/ownership-files/serve-ownership-files';
import { removeOwnershipFile } from './setup/remove-ownership-file';
import { saveOwnershipFile } from './setup/save-ownership-file';
import { authorize } from './sign-in/authorize';
import { openPanel } from './sign-in/open-panel';
import { refusePasswords } from './sign-in/refuse-passwords';
import { WeComAuth } from './sign-in/wecom-auth';
import { hideCollections } from './nocobase/hide-collections';
import { watchProfiles } from './profile-authors/watch-profiles';
import { watchAuthenticators } from './users/watch-authenticators';
import { requireNocoBase } from './requirements';

/** Start here: everything the plugin adds to NocoBase, and nothing else. docs/architecture.md is the map. */
export class PluginAuthWeComServer extends Plugin {
  override beforeLoad() {
    if (!this.enabled) {
      requireNocoBase(this.app);
    }
  }

  override async load() {
    this.app.authManager.registerTypes(AUTH_TYPE, {
      auth: WeComAuth,
      title: tval('WeCom', { ns: NAMESPACE }),
      getPublicOptions: publicOptions,
    });

    const setup = { check, applyAppSetting, listOwnershipFiles, saveOwnershipFile, removeOwnershipFile };
    const forAdministrators = { lastRefusal, ...setup };
    const actions = { authorize, openPanel, ...forAdministrators, ...LINK_ACTIONS };
    this.app.resourceManager.define({ name: 'wecom', actions });
    this.app.acl.allow('wecom', ['authorize', 'openPanel'], 'public');
    // NocoBase's own snippet: whoever may manage authenticators.
    this.app.acl.registerSnippet({
      name: 'pm.auth.authenticators',
      actions: Object.keys(forAdministrators).map((action) => `wecom:${action}`),
    });

    allowLinkActions(this.app);
    watchProfiles(this.app);

    hideCollections(this.app);
    // oxlint-disable-next-line typescript/no-misused-promises -- NocoBase awaits its listeners; the type does not say so
    this.app.on('afterLoad', () => moveSecrets(this.app));
    watchSaves(this.app);
    watchAuthenticators(this.app);
    serveOwnershipFiles(this.app);
    this.app.dataSourceManager.use(concealEnteredSecret, { tag: 'wecom-conceal-entered-secret', before: 'auth' });
    this.app.dataSourceManager.use(refreshAuthenticators, { tag: 'wecom-refresh-authenticators', before: 'auth' });

    this.app.dataSourceManager.use(refusePasswords, { tag: 'wecom-refuse-passwords', after: 'auth' });

    const { errorHandler } = this.app.pm.get<PluginErrorHandlerServer>('error-handler');
    errorHandler.register(isOurError, renderError);
  }

  override async beforeDisable() {
    await removeDiskCopies(this.app);
  }
}
