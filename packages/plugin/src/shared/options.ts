/** The options of a WeCom authenticator, for both forms and the server. */

/** The options that anyone may read, in the public list of the sign-in page. */
export interface PublicOptions {
  /** Automatic login inside the WeCom client. */
  autoSignIn?: boolean;
  /** The QR code on the sign-in page, as a tab beside the password form. */
  showQrCode?: boolean;
  /** Tooltip of the sign-in button. */
  buttonTooltip?: string;
}

/** WeCom's own hosts, which are called unless an administrator names others; by the names of the options. */
export const WECOM_HOSTS = {
  apiBaseUrl: 'https://qyapi.weixin.qq.com',
  authorizeBaseUrl: 'https://open.weixin.qq.com',
  loginBaseUrl: 'https://login.work.weixin.qq.com',
};

/** The fields that a sign-in can take from WeCom. */
export type ProfileField = 'name' | 'avatar' | 'email' | 'phone';

/** When a field is taken. The first is the default: what a person changes in NocoBase stays as it is. */
export const PROFILE_RULES = ['at-creation', 'every-sign-in', 'never'] as const;

export type ProfileRule = (typeof PROFILE_RULES)[number];

/** A rule for each field, as stored in `authenticators.options.profile`. */
export type ProfileRules = Record<ProfileField, ProfileRule>;

/** The administrator's choices for phone numbers from before the plugin. The first is the default. */
export const EXISTING_PHONES = ['trust', 'typed'] as const;

export type ExistingPhones = (typeof EXISTING_PHONES)[number];

/** Reads a stored choice; what is not plainly chosen is as it is by default. */
export function readExistingPhones(value: unknown): ExistingPhones {
  return EXISTING_PHONES.find((choice) => choice === value) ?? EXISTING_PHONES[0];
}
