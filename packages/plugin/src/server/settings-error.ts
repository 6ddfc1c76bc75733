import type { SetupErrorCode } from '../shared/setup';
import { withoutStack } from './errors';

export type SettingsErrorCode =
  | 'wecom_invalid_option'
  | 'wecom_secret_unreadable'
  | 'wecom_authenticator_name_invalid'
  | 'wecom_authenticator_renamed'
  | 'wecom_auto_sign_in_taken'
  | SetupErrorCode;

/** Something the administrator wants that is not done; `values` fill the translated text. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly status = 400;
  // Expected outcomes: NocoBase logs them without alarm.
  readonly logLevel = 'info';

  constructor(
    readonly code: SettingsErrorCode,
    readonly values: Record<string, string | number> = {},
  ) {
    super(code);
    withoutStack(this);
  }
}
