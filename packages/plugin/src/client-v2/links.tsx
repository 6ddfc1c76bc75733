import type { Application } from '@nocobase/client-v2';
import { NAMESPACE } from '../shared/auth-type';
import type { Client } from '../browser/client';
import { MyWeComProvider } from '../browser/links/MyWeComProvider';
import { Administration } from './administration-part';
import { loaderOf } from './loader-of';
import { createWeComItemModel } from './wecom-item-model';

/** NocoBase's settings of users, from plugin-users: a menu that pages can be added to. */
const USERS_MENU = 'users-permissions';

/** Adds "WeCom" to the user menu and to the settings of users, and "Settings" to the plugin's card, in the modern client. */
export function addLinks(app: Application, client: Client): void {
  const title = app.i18n.t('WeCom', { ns: NAMESPACE });
  app.addProvider(MyWeComProvider, { client });
  app.flowEngine.registerModelLoaders({
    WeComItemModel: {
      extends: 'UserCenterItemModel',
      // No chunk: NocoBase's menu does not open when one of its items does not load.
      loader: () => Promise.resolve({ WeComItemModel: createWeComItemModel(client, title) }),
    },
  });
  const settings = app.pluginSettingsManager;
  settings.setPluginSettingsLink?.(NAMESPACE, 'auth.authenticators');
  // Adding a page to a menu that is not there throws.
  if (settings.has(USERS_MENU)) {
    settings.addPageTabItem({
      menuKey: USERS_MENU,
      key: 'wecom',
      title,
      icon: 'WechatWorkOutlined',
      aclSnippet: 'pm.users',
      // After departments.
      sort: 4,
      componentLoader: loaderOf(() => <Administration client={client} part="page" />),
    });
  }
}
