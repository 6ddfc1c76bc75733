/**
 * The contract of a sign-in: how it starts, how it is completed, and how it fails.
 *
 * | Action            | Request                                    | Reply                                      |
 * | ----------------- | ------------------------------------------ | ------------------------------------------ |
 * | `wecom:authorize` | GET StartQuery, as a navigation            | 302 to WeCom, or to the sign-in page again |
 * | `wecom:openPanel` | GET PanelQuery                             | PanelRequest                               |
 * | `auth:signIn`     | POST SignInValues, `X-Authenticator: NAME` | SignedIn                                   |
 *
 * A refusal is a Failure, under `errors` of the reply. `wecom:authorize` has no reply to put it in: it sends the browser to
 * the sign-in page with `error=CODE`, and tells it the same code by a cookie (refused-start.ts).
 */

/** The query that starts a sign-in. */
export interface StartQuery {
  /** Name of the authenticator. */
  authenticator: string;
  /** Where the person wants to go, in the shape of the client that asks. */
  redirect?: string;
  /** `new`: for a new user; good for nothing but the answer to `wecom_phone_unproven`. */
  account?: 'new';
  /** The language in which the person reads NocoBase, such as `zh-CN`. Without it the browser's decides. */
  locale?: string;
  /** The origin that this server has sent the browser to, so that it does so once. */
  at?: string;
}

/**
 * The link that WeCom's workbench opens: it signs in and ends in the app.
 * @param apiUrl address of the app's API with a trailing slash: `https://host/api/`
 * @param authenticator name of the authenticator
 */
export function homepageLink(apiUrl: string, authenticator: string): string {
  return `${apiUrl}wecom:authorize?authenticator=${encodeURIComponent(authenticator)}`;
}

/** The query that starts the QR code on the sign-in page. */
export type PanelQuery = Pick<StartQuery, 'authenticator' | 'redirect'>;

/** The request to WeCom's panel that shows the QR code on the sign-in page. */
export interface PanelRequest {
  corpId: string;
  agentId: string;
  /** Address of the sign-in page that WeCom compares with the trusted domains. Not encoded. */
  redirectUri: string;
  /** Stands for the attempt, which this browser holds as a cookie. */
  state: string;
  lang: 'zh' | 'en';
  /** How long the attempt lasts, in milliseconds. */
  lifetimeMs: number;
}

/** Code and state, as WeCom brought them to the sign-in page. */
export interface SignInValues {
  /** Empty when the person refused on WeCom's page. */
  code: string;
  state: string;
}

/** A sign-in that went on. Without a token another plugin, such as two-factor authentication, has taken over. */
export interface SignedIn {
  /** Session token. */
  token?: string;
  /** Where to go, as a root-relative path. */
  redirectTo?: string;
}

/** The part of a refusal, beside code and text, that helps the page to go on. */
export interface FailureDetails {
  /** Where the person wanted to go, as a root-relative path. */
  redirectTo?: string;
  /** WeCom's consent page, with `wecom_consent_required`. */
  consentUrl?: string;
  /** The person can have a new user instead, with `wecom_phone_unproven`. */
  mayCreate?: boolean;
  /** The app's name in the workbench, with `wecom_not_linked`. */
  appName?: string;
  /** The link that signs in inside WeCom, with `wecom_not_linked`. */
  homepageUrl?: string;
  /** The address of the application to use, with `wecom_other_address`. WeCom's pages show it to everybody. */
  origin?: string;
  /**
   * Eight digits and letters by which an administrator finds the case: the same for the same person and reason, else
   * the beginning of the request's ID in NocoBase's log.
   */
  reference?: string;
}

/** The reply of an action that does not do what it was asked. */
export interface Failure extends FailureDetails {
  /** Our error code or one of NocoBase's; absent when the server did not answer. */
  code?: string;
  /** The server's text, already translated. */
  message?: string;
}
