import { lazy, Plugin } from '@nocobase/client';
import PluginAuthClient, { type Authenticator } from '@nocobase/plugin-auth/client';
import { createClient } from '../shared/browser/client';
import { start } from '../shared/browser/start';
import { AUTH_TYPE } from '../shared/auth-type';

const { SignInButton } = lazy(() => import('../shared/browser/SignInButton'), 'SignInButton');
const { SettingsForm } = lazy(() => import('./SettingsForm'), 'SettingsForm');

/** The plugin in the legacy client, at `/`. */
export default class PluginAuthWeComClient extends Plugin {
  override async load() {
    const client = createClient(this.app, 'legacy', window);
    this.pm.get(PluginAuthClient).registerType(AUTH_TYPE, {
      components: {
        SignInButton: ({ authenticator }: { authenticator: Authenticator }) => (
          <SignInButton client={client} authenticator={authenticator} />
        ),
        AdminSettingsForm: () => <SettingsForm client={client} />,
      },
    });
    await start(client);
  }
}
