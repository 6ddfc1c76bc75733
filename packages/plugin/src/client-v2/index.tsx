import { Plugin } from '@nocobase/client-v2';
import PluginAuthClientV2, { type Authenticator, type AuthOptions } from '@nocobase/plugin-auth/client-v2';
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
import { loaderOf } from './loader-of';

const QrCodeForm = lazyPart(() => import('../browser/qr-code/QrCodeForm'));

/** The plugin in the modern client, at `/v/`. */
export default class PluginAuthWeComClientV2 extends Plugin {
  override async load() {
    const client = createClient(this.app, 'modern', window);
    const options: AuthOptions = {
      signInButtonLoader: loaderOf(({ authenticator }: { authenticator: Authenticator }) => (
        <SignInButton client={client} authenticator={authenticator} />
      )),
      adminSettingsFormLoader: loaderOf(() => <Administration client={client} part="settings" />),
    };
    const signInFormLoader = loaderOf(({ authenticator }: { authenticator: Authenticator }) => (
      <QrCodeForm client={client} authenticator={authenticator} />
    ));
    this.pm.get(PluginAuthClientV2).registerType(AUTH_TYPE, options);
    // NocoBase looks at these options again each time it draws the sign-in page.
    watchQrCodeOption(client, (isOn) => {
      delete options.signInFormLoader;
      if (isOn) {
        options.signInFormLoader = signInFormLoader;
      }
    });
    softly(() => {
      addLinks(this.app, client);
      addDirectory(this.app, client);
    });
    await start(client);
  }
}
