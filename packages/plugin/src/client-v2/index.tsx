import { Plugin } from '@nocobase/client-v2';
import PluginAuthClientV2, { type Authenticator, type AuthOptions } from '@nocobase/plugin-auth/client-v2';
import { createClient } from '../shared/browser/client';
import { watchQrCodeOption } from '../shared/browser/qr-code/qr-code-option';
import { softly } from '../shared/browser/softly';
import { start } from '../shared/browser/start';
import { AUTH_TYPE } from '../shared/auth-type';
import { addLinks } from './links';

/** The plugin in the modern client, at `/v/`. */
export default class PluginAuthWeComClientV2 extends Plugin {
  override async load() {
    const client = createClient(this.app, 'modern', window);
    const options: AuthOptions = {
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
    };
    const signInFormLoader = async () => {
      const { QrCodeForm } = await import('../shared/browser/qr-code/QrCodeForm');
      return {
        default: ({ authenticator }: { authenticator: Authenticator }) => (
          <QrCodeForm client={client} authenticator={authenticator} />
        ),
      };
    };
    this.pm.get(PluginAuthClientV2).registerType(AUTH_TYPE, options);
    // NocoBase looks at these options again each time it draws the sign-in page.
    watchQrCodeOption(client, (isOn) => {
      delete options.signInFormLoader;
      if (isOn) options.signInFormLoader = signInFormLoader;
    });
    softly(() => addLinks(this.app, client));
    await start(client);
  }
}
