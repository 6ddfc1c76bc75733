/** An error of `auth:signIn`, as the server sends it. */
export interface SignInError {
  /** Our error code or one of NocoBase's; absent when the server did not answer. */
  code?: string;
  /** The server's text, already translated. */
  message?: string;
  /** Where the person wanted to go, as a root-relative path. */
  redirectTo?: string;
  /** WeCom's consent page, with `wecom_consent_required`. */
  consentUrl?: string;
  /** The person can have a new user instead, with `wecom_phone_unproven`. */
  mayCreate?: boolean;
  /** The app's name in the workbench, with `wecom_not_linked`. */
  appName?: string;
  /** The link to open inside WeCom, with `wecom_not_linked`. */
  homepageUrl?: string;
  /** The address of the application to use, with `wecom_other_address`. */
  origin?: string;
}

/** A sign-in that did not go on, as the sign-in page tells it. */
export interface SignInFailure extends SignInError {
  /** Name of the authenticator. */
  authenticator: string;
}

/**
 * What of an error is fit to be shown. A server error without a code speaks to developers, such as NocoBase's "… is not a
 * function" while the plugin is disabled; the page then says in its own words that the server did not answer.
 */
export function readableError(status: number, error: SignInError = {}): SignInError {
  return status >= 500 && !error.code ? {} : error;
}
