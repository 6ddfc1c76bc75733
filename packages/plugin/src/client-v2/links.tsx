import type { Application } from '@nocobase/client-v2';
import { NAMESPACE } from '../shared/auth-type';
import type { Client } from '../shared/browser/client';
import { MyWeComProvider } from '../shared/browser/links/MyWeComProvider';

/** NocoBase's settings of users, from plugin-users: a menu that pages can be added to. */
const USERS_MENU = 'users-permissions';

/** Adds "WeCom" to the user menu and to the settings of users, in the modern client. */
export function addLinks(app: Application, client: Client): void {
  const title = app.i18n.t('WeCom', { ns: NAMESPACE });
  app.addProvider(MyWeComProvider, { client });
  app.flowEngine.registerModelLoaders({
    WeComItemModel: {
      extends: 'UserCenterItemModel',
      loader: async () => {
        const { createWeComItemModel } = await import('./wecom-item-model');
        return { WeComItemModel: createWeComItemModel(client, title) };
      },
    },
  });
  // Adding a page to a menu that is not there throws.
  if (app.pluginSettingsManager.has(USERS_MENU)) {
    app.pluginSettingsManager.addPageTabItem({
      menuKey: USERS_MENU,
      key: 'wecom',
      title,
      icon: 'WechatWorkOutlined',
      aclSnippet: 'pm.users',
      // After departments.
      sort: 4,
      componentLoader: async () => {
        const { default: LinksPage } = await import('../shared/browser/links/LinksPage');
        return { default: () => <LinksPage client={client} /> };
      },
    });
  }
}
