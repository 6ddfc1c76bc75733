import { Plugin } from '@nocobase/client-v2';
import PluginAuthClientV2, { type Authenticator } from '@nocobase/plugin-auth/client-v2';
import { createClient } from '../shared/browser/client';
import { start } from '../shared/browser/start';
import { AUTH_TYPE } from '../shared/auth-type';

/** The plugin in the modern client, at `/v/`. */
export default class PluginAuthWeComClientV2 extends Plugin {
  override async load() {
    const client = createClient(this.app, 'modern', window);
    this.pm.get(PluginAuthClientV2).registerType(AUTH_TYPE, {
      signInButtonLoader: async () => {
        const { SignInButton } = await import('../shared/browser/SignInButton');
        return {
          default: ({ authenticator }: { authenticator: Authenticator }) => (
            <SignInButton client={client} authenticator={authenticator} />
          ),
        };
      },
      adminSettingsFormLoader: async () => {
        const { SettingsForm } = await import('./SettingsForm');
        return { default: () => <SettingsForm client={client} /> };
      },
    });
    await start(client);
  }
}
