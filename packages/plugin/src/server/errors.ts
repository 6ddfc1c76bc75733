/**
 * Our coded errors. A code is stable, its text is free to change: the texts stand in `locale/*.json` under the code,
 * what the administrator does about it in docs/troubleshooting.md.
 */
export const SIGN_IN_ERRORS = {
  // The attempt: start again.
  wecom_state_missing: { status: 401 },
  wecom_state_mismatch: { status: 401 },
  wecom_state_expired: { status: 401 },
  wecom_state_used: { status: 401 },
  wecom_code_missing: { status: 401 },
  wecom_code_invalid: { status: 401 },
  wecom_no_password: { status: 400 },
  wecom_other_address: { status: 409 },
  // The page itself says so: nothing reached the server.
  wecom_return_unclear: { status: 400 },
  // The person: who they are at WeCom, and whom they match here.
  wecom_not_a_member: { status: 403 },
  wecom_other_corp: { status: 403 },
  wecom_not_in_visible_range: { status: 403 },
  wecom_member_inactive: { status: 403 },
  wecom_consent_required: { status: 403 },
  wecom_not_linked: { status: 403 },
  wecom_phone_ambiguous: { status: 403 },
  wecom_phone_taken: { status: 403 },
  wecom_phone_unproven: { status: 403 },
  wecom_root_not_linkable: { status: 403 },
  wecom_sign_up_off: { status: 403 },
  // A link: what stands in its way.
  wecom_member_linked: { status: 409 },
  wecom_user_linked: { status: 409 },
  wecom_link_other_user: { status: 403 },
  wecom_only_way_in: { status: 409 },
  wecom_link_not_found: { status: 404 },
  wecom_root_only_by_root: { status: 403 },
  // The configuration: the administrator has to act.
  wecom_authenticator_unavailable: { status: 404 },
  wecom_not_configured: { status: 503 },
  wecom_secret_unreadable: { status: 503 },
  wecom_wrong_secret: { status: 503 },
  wecom_wrong_corp: { status: 503 },
  wecom_wrong_agent: { status: 503 },
  wecom_untrusted_ip: { status: 503 },
  wecom_untrusted_domain: { status: 503 },
  wecom_refused: { status: 503 },
  // WeCom itself: wait.
  wecom_rate_limited: { status: 503 },
  wecom_unreachable: { status: 502 },
  // This server.
  wecom_busy: { status: 503 },
  wecom_internal_error: { status: 500 },
} as const satisfies Record<string, { status: number }>;

export type SignInErrorCode = keyof typeof SIGN_IN_ERRORS;

/** What a browser is told beside code and text. */
export interface SignInErrorDetails {
  /** Where the person wanted to go, as a final path on this origin. */
  redirectTo?: string;
  /** WeCom's consent page, for `wecom_consent_required`. */
  consentUrl?: string;
  /** The person can have a new user instead, for `wecom_phone_unproven`. */
  mayCreate?: boolean;
  /** The app's name in the workbench, for `wecom_not_linked`. */
  appName?: string;
  /** The link that signs in inside WeCom, for `wecom_not_linked`. */
  homepageUrl?: string;
  /** The address to use, for `wecom_other_address`. WeCom's pages show it to everybody. */
  origin?: string;
}

/** A sign-in that does not go on. Holds nothing secret: NocoBase copies an error's own fields into the reply. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly status: number;
  // Expected outcomes: NocoBase logs them without alarm.
  readonly logLevel = 'info';

  constructor(
    readonly code: SignInErrorCode,
    readonly details: SignInErrorDetails = {},
  ) {
    super(code);
    this.status = SIGN_IN_ERRORS[code].status;
    withoutStack(this);
  }
}

/**
 * Leaves of an error's stack the line that names it: NocoBase logs the stack of every error that a request ends with, and
 * a refusal that was foreseen has nothing to trace.
 */
export function withoutStack<Refusal extends Error>(error: Refusal): Refusal {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

/** Tells our codes from everything else that an error's `code` may hold. */
export function isSignInErrorCode(code: unknown): code is SignInErrorCode {
  return typeof code === 'string' && Object.hasOwn(SIGN_IN_ERRORS, code);
}
