import type { Application } from '@nocobase/client';
import { NAMESPACE } from '../shared/auth-type';

/**
 * Gives the plugin's card in the legacy client a "Settings" link. NocoBase looks for a page with the plugin's name; this one
 * stands in no menu and leads on to the authenticators.
 */
export function addSettingsLink({ pluginSettingsManager }: Application): void {
  pluginSettingsManager.add(NAMESPACE, {
    title: `{{t("WeCom", { ns: "${NAMESPACE}" })}}`,
    isTopLevel: false,
    link: '/admin/settings/auth/authenticators',
    aclSnippet: 'pm.auth.authenticators',
  });
}
