/**
 * The subject of an error, and so who can do something about it.
 *
 * | Concern         | What it says                                                                          |
 * | --------------- | ------------------------------------------------------------------------------------- |
 * | `attempt`       | nothing of the person: start again, or go on where the error says                     |
 * | `person`        | whoever it is may not be in, as WeCom told; ends a session that is looked at again    |
 * | `link`          | which user the person is here: what stands in the way of a link                       |
 * | `configuration` | a stored authenticator does not work: an administrator has to act                     |
 * | `wecom`         | WeCom itself: wait                                                                    |
 * | `server`        | this server: wait, or read its log                                                    |
 * | `request`       | what was asked for here makes no sense, or cannot be done                             |
 */
export type Concern = 'attempt' | 'person' | 'link' | 'configuration' | 'wecom' | 'server' | 'request';

interface ErrorFacts {
  /** Of the HTTP reply. Decides nothing else. */
  status: number;
  concerns: Concern;
  /** The member's phone number is in doubt: more than one user, or the wrong one, may be meant. */
  isConflict?: true;
  /** An administrator can resolve it by saying which user the member is. */
  isLinkable?: true;
}

/**
 * Our coded errors. A code is stable, its text is free to change: the texts stand in `locale/*.json` under the code, and
 * what the administrator does about it in docs/troubleshooting.md.
 */
export const ERROR_CODES = {
  wecom_state_missing: { status: 401, concerns: 'attempt' },
  wecom_state_mismatch: { status: 401, concerns: 'attempt' },
  wecom_state_expired: { status: 401, concerns: 'attempt' },
  wecom_state_used: { status: 401, concerns: 'attempt' },
  wecom_code_missing: { status: 401, concerns: 'attempt' },
  wecom_code_invalid: { status: 401, concerns: 'attempt' },
  wecom_consent_required: { status: 403, concerns: 'attempt' },
  wecom_other_address: { status: 409, concerns: 'attempt' },
  // The page itself says so: nothing reached the server.
  wecom_return_unclear: { status: 400, concerns: 'attempt' },

  wecom_not_a_member: { status: 403, concerns: 'person' },
  wecom_other_corp: { status: 403, concerns: 'person' },
  wecom_not_in_visible_range: { status: 403, concerns: 'person' },
  wecom_member_inactive: { status: 403, concerns: 'person' },
  // 401: NocoBase then takes a cookie for nobody's, where nobody may have the file.
  wecom_account_closed: { status: 401, concerns: 'person' },

  wecom_not_linked: { status: 403, concerns: 'link', isLinkable: true },
  wecom_phone_ambiguous: { status: 403, concerns: 'link', isConflict: true, isLinkable: true },
  wecom_phone_taken: { status: 403, concerns: 'link', isConflict: true, isLinkable: true },
  wecom_phone_unproven: { status: 403, concerns: 'link', isConflict: true, isLinkable: true },
  wecom_root_not_linkable: { status: 403, concerns: 'link' },
  wecom_phone_not_shared: { status: 403, concerns: 'link', isLinkable: true },
  wecom_sign_up_off: { status: 403, concerns: 'link', isLinkable: true },
  wecom_member_linked: { status: 409, concerns: 'link' },
  wecom_user_linked: { status: 409, concerns: 'link' },
  wecom_link_other_user: { status: 403, concerns: 'link' },
  wecom_only_way_in: { status: 409, concerns: 'link' },
  wecom_link_not_found: { status: 404, concerns: 'link' },
  wecom_root_only_by_root: { status: 403, concerns: 'link' },

  wecom_authenticator_unavailable: { status: 404, concerns: 'configuration' },
  wecom_not_configured: { status: 503, concerns: 'configuration' },
  // Also the answer to a save that brings no secret.
  wecom_secret_unreadable: { status: 400, concerns: 'configuration' },
  wecom_wrong_secret: { status: 503, concerns: 'configuration' },
  wecom_wrong_corp: { status: 503, concerns: 'configuration' },
  wecom_wrong_agent: { status: 503, concerns: 'configuration' },
  wecom_untrusted_ip: { status: 503, concerns: 'configuration' },
  wecom_untrusted_domain: { status: 503, concerns: 'configuration' },
  wecom_refused: { status: 503, concerns: 'configuration' },

  wecom_rate_limited: { status: 503, concerns: 'wecom' },
  wecom_unreachable: { status: 502, concerns: 'wecom' },

  wecom_busy: { status: 503, concerns: 'server' },
  wecom_internal_error: { status: 500, concerns: 'server' },

  wecom_no_password: { status: 400, concerns: 'request' },
  wecom_invalid_option: { status: 400, concerns: 'request' },
  wecom_authenticator_name_invalid: { status: 400, concerns: 'request' },
  wecom_authenticator_renamed: { status: 400, concerns: 'request' },
  wecom_auto_sign_in_taken: { status: 400, concerns: 'request' },
  wecom_setup_request_invalid: { status: 400, concerns: 'request' },
  wecom_setup_not_ready: { status: 400, concerns: 'request' },
  wecom_setting_changed: { status: 400, concerns: 'request' },
  wecom_setting_limit: { status: 400, concerns: 'request' },
  wecom_setting_refused: { status: 400, concerns: 'request' },
  wecom_ownership_name_invalid: { status: 400, concerns: 'request' },
  wecom_ownership_body_invalid: { status: 400, concerns: 'request' },
  wecom_ownership_files_full: { status: 400, concerns: 'request' },
  wecom_ownership_main_application: { status: 400, concerns: 'request' },
  wecom_directory_source_unavailable: { status: 404, concerns: 'request' },
  wecom_directory_running: { status: 409, concerns: 'request' },
  wecom_directory_option_invalid: { status: 400, concerns: 'request' },
  wecom_directory_authenticator_taken: { status: 409, concerns: 'request' },
  wecom_directory_source_renamed: { status: 400, concerns: 'request' },
  wecom_directory_users_only: { status: 403, concerns: 'request' },
  wecom_directory_request_invalid: { status: 400, concerns: 'request' },
  wecom_directory_decision_outdated: { status: 409, concerns: 'request' },
} as const satisfies Record<string, ErrorFacts>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** The codes of which these facts are true. */
export type CodesWith<Facts extends Partial<ErrorFacts>> = {
  [Code in ErrorCode]: (typeof ERROR_CODES)[Code] extends Facts ? Code : never;
}[ErrorCode];

const CODES: readonly unknown[] = Object.keys(ERROR_CODES);

/** Tells our codes from everything else that an error's `code` may hold. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return CODES.includes(code);
}

/** Whether a code is one of ours, and about this. */
export function isAbout<About extends Concern>(code: unknown, about: About): code is CodesWith<{ concerns: About }> {
  return isErrorCode(code) && ERROR_CODES[code].concerns === about;
}
