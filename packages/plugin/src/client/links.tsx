import { type Application, DropdownVisibleContext } from '@nocobase/client';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { NAMESPACE } from '../shared/auth-type';
import type { Client } from '../browser/client';
import { MyWeComProvider } from '../browser/links/MyWeComProvider';
import { Administration } from './administration-part';

/** Adds "WeCom" to the user menu and to the settings of users, in the legacy client. */
export function addLinks(app: Application, client: Client): void {
  app.addProvider(MyWeComProvider, { client });
  app.addUserCenterSettingsItem({
    name: 'wecom',
    type: 'item',
    // After "Change password".
    sort: 150,
    useComponentProps: () => {
      const { t } = useTranslation(NAMESPACE);
      const menu = useContext(DropdownVisibleContext);
      const onClick = () => {
        menu?.setVisible?.(false);
        client.myWeCom.open();
      };
      return { title: t('WeCom'), onClick };
    },
  });
  app.pluginSettingsManager.add('users-permissions.wecom', {
    title: `{{t("WeCom", { ns: "${NAMESPACE}" })}}`,
    icon: 'WechatWorkOutlined',
    Component: () => <Administration client={client} part="page" />,
    aclSnippet: 'pm.users',
  });
}
