import { Plugin } from '@nocobase/server';
import { tval } from '@nocobase/utils';
import { AUTH_TYPE, NAMESPACE } from '../shared/auth-type';
import { concealEnteredSecret } from './authenticators/conceal-entered-secret';
import { moveSecrets } from './authenticators/move-secrets';
import { publicOptions } from './authenticators/public-options';
import { watchSaves } from './authenticators/watch-saves';
import { gateClosedUsers, warnOfOpening } from './closed-users/gate';
import { directory } from './directory/actions';
import { registerDirectory } from './directory/register-directory';
import { SYSTEM_CLOCK } from './directory/run/clock';
import { DirectoryRuns } from './directory/run/directory-runs';
import { NOCOBASE_PORTS } from './directory/run/nocobase-ports';
import { registerFeatures } from './feature';
import { links } from './links/actions';
import { concealLinkCompletion } from './links/complete-link';
import { hideCollections } from './nocobase/hide-collections';
import { watchProfiles } from './profile-authors/watch-profiles';
import { renderErrors } from './render-error';
import { requireNocoBase } from './requirements';
import { setup } from './setup/actions';
import { removeDiskCopies } from './setup/ownership-files/disk-copies';
import { serveOwnershipFiles } from './setup/ownership-files/serve-ownership-files';
import { signIn } from './sign-in/actions';
import { refreshAuthenticators } from './sign-in/refresh-authenticators';
import { refusePasswords } from './sign-in/refuse-passwords';
import { WeComAuth } from './sign-in/wecom-auth';
import { watchAuthenticators } from './users/watch-authenticators';

/** Start here: everything the plugin adds to NocoBase, and nothing else. docs/architecture.md is the map. */
export class PluginAuthWeComServer extends Plugin {
  override beforeLoad() {
    if (!this.enabled) {
      requireNocoBase(this.app);
    }
  }

  override async load() {
    const { app } = this;
    const title = tval('WeCom', { ns: NAMESPACE });
    app.authManager.registerTypes(AUTH_TYPE, { auth: WeComAuth, title, getPublicOptions: publicOptions });
    const runs = new DirectoryRuns(app, NOCOBASE_PORTS, SYSTEM_CLOCK);
    registerFeatures(app, [signIn, links, setup, directory(runs)]);
    renderErrors(app);

    // oxlint-disable-next-line typescript/no-misused-promises -- NocoBase awaits its listeners; the type does not say so
    app.on('afterLoad', () => moveSecrets(app));
    watchSaves(app);
    watchAuthenticators(app);
    watchProfiles(app);
    serveOwnershipFiles(app);

    gateClosedUsers(app);
    await registerDirectory(runs);
    hideCollections(app);
    app.dataSourceManager.use(concealEnteredSecret, { tag: 'wecom-conceal-entered-secret', before: 'auth' });
    app.dataSourceManager.use(concealLinkCompletion, { tag: 'wecom-conceal-link-completion', before: 'auth' });
    app.dataSourceManager.use(refreshAuthenticators, { tag: 'wecom-refresh-authenticators', before: 'auth' });
    app.dataSourceManager.use(refusePasswords, { tag: 'wecom-refuse-passwords', after: 'auth' });
  }

  override async beforeDisable() {
    await removeDiskCopies(this.app);
    warnOfOpening(this.app);
  }
}
