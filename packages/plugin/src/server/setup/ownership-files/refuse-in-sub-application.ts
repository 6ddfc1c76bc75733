import type { Application } from '@nocobase/server';
import { isMainApplication } from '../../nocobase/application';
import { CodedError } from '../../errors';

/**
 * The main application's administrator says whose domain it is.
 * @throws CodedError wecom_ownership_main_application
 */
export function refuseInSubApplication(app: Pick<Application, 'name'>): void {
  if (!isMainApplication(app)) {
    throw new CodedError('wecom_ownership_main_application');
  }
}
