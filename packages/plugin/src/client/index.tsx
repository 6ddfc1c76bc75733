import { Plugin } from '@nocobase/client';
import PluginAuthClient, { type Authenticator, type AuthOptions } from '@nocobase/plugin-auth/client';
import { createClient } from '../browser/client';
import { lazyPart } from '../browser/LazyPart';
import { watchQrCodeOption } from '../browser/qr-code/qr-code-option';
import { SignInButton } from '../browser/sign-in/SignInButton';
import { softly } from '../browser/softly';
import { start } from '../browser/sign-in/start';
import { AUTH_TYPE } from '../shared/auth-type';
import { Administration } from './administration-part';
import { addDirectory } from './directory';
import { addLinks } from './links';
import { addSettingsLink } from './settings-link';

const QrCodeForm = lazyPart(() => import('../browser/qr-code/QrCodeForm'));

/** The plugin in the legacy client, at `/`. */
export default class PluginAuthWeComClient extends Plugin {
  override async load() {
    const client = createClient(this.app, 'legacy', window);
    const components: AuthOptions['components'] = {
      SignInButton: ({ authenticator }: { authenticator: Authenticator }) => (
        <SignInButton client={client} authenticator={authenticator} />
      ),
      AdminSettingsForm: () => <Administration client={client} part="settings" />,
    };
    this.pm.get(PluginAuthClient).registerType(AUTH_TYPE, { components });
    // NocoBase looks at these components again each time it draws the sign-in page.
    watchQrCodeOption(client, (isOn) => {
      delete components.SignInForm;
      if (isOn) {
        components.SignInForm = ({ authenticator }) => <QrCodeForm client={client} authenticator={authenticator} />;
      }
    });
    softly(() => {
      addLinks(this.app, client);
      addDirectory(this.app, client);
    });
    softly(() => addSettingsLink(this.app));
    await start(client);
  }
}
