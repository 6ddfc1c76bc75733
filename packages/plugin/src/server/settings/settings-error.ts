export type SettingsErrorCode = 'wecom_invalid_option' | 'wecom_auto_sign_in_taken';

/** Settings that are not saved; `values` fill the translated text. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly status = 400;

  constructor(
    readonly code: SettingsErrorCode,
    readonly values: Record<string, string>,
  ) {
    super(code);
  }
}
