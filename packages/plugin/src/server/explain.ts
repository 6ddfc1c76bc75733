import type { Application } from '@nocobase/server';
import { type ErrorCode, isAbout } from '../shared/error-codes';
import { CodedError } from './errors';
import type { LastRefusal } from './authenticators/last-refusal';
import type { RefusalReason } from './wecom/errcodes';
import { WeComRefusedError, WeComUnreachableError } from './wecom/wecom-error';

const CODE_BY_REASON: Record<RefusalReason, ErrorCode> = {
  'system-busy': 'wecom_unreachable',
  'token-refused': 'wecom_refused',
  'wrong-secret': 'wecom_wrong_secret',
  'wrong-corp': 'wecom_wrong_corp',
  'unknown-agent': 'wecom_wrong_agent',
  'other-app': 'wecom_wrong_agent',
  'app-stopped': 'wecom_wrong_agent',
  'untrusted-ip': 'wecom_untrusted_ip',
  'untrusted-domain': 'wecom_untrusted_domain',
  'rate-limited': 'wecom_rate_limited',
  'code-invalid': 'wecom_code_invalid',
  'ticket-invalid': 'wecom_code_invalid',
  'no-personal-fields': 'wecom_refused',
  'not-in-visible-range': 'wecom_not_in_visible_range',
  'domain-unproven': 'wecom_refused',
  'domain-changes-used-up': 'wecom_refused',
  other: 'wecom_refused',
};

/** Any failure of a sign-in as a coded error; what is unforeseen becomes one that tells the browser nothing. */
export function asCodedError(error: unknown): CodedError {
  if (error instanceof CodedError) {
    return error;
  }
  if (error instanceof WeComRefusedError) {
    return new CodedError(CODE_BY_REASON[error.reason]);
  }
  return new CodedError(error instanceof WeComUnreachableError ? 'wecom_unreachable' : 'wecom_internal_error');
}

/** The same, and tells NocoBase's log what is unforeseen. */
export function asLoggedError(app: Application, error: unknown): CodedError {
  const coded = asCodedError(error);
  if (coded !== error && coded.code === 'wecom_internal_error') {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    app.log.error(text, { method: 'WeCom sign-in' });
  }
  return coded;
}

/** The refusal to note for the administrator; undefined when the failure is not theirs to mend. */
export function refusalForAdministrator(error: unknown): LastRefusal | undefined {
  if (!(error instanceof WeComRefusedError)) {
    return undefined;
  }
  const code = CODE_BY_REASON[error.reason];
  return isAbout(code, 'configuration') ? { code, errcode: error.errcode, ip: error.callerIp } : undefined;
}
