import type { RequestContext } from '../../request-context';
import { SettingsError } from '../../settings/settings-error';

/** Whether this application has the root of the site. */
export function isMainApplication({ app }: Pick<RequestContext, 'app'>): boolean {
  return app.name === 'main';
}

/**
 * Whose domain it is, the main application's administrator says.
 * @throws SettingsError wecom_ownership_main_application
 */
export function refuseInSubApplication(ctx: RequestContext): void {
  if (!isMainApplication(ctx)) {
    throw new SettingsError('wecom_ownership_main_application');
  }
}
