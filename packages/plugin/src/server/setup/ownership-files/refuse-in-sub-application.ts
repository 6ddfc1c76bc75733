import { isMainApplication } from '../../nocobase/application';
import type { RequestContext } from '../../nocobase/request-context';
import { SettingsError } from '../../settings-error';

/**
 * Whose domain it is, the main application's administrator says.
 * @throws SettingsError wecom_ownership_main_application
 */
export function refuseInSubApplication({ app }: Pick<RequestContext, 'app'>): void {
  if (!isMainApplication(app)) {
    throw new SettingsError('wecom_ownership_main_application');
  }
}
