import { NAMESPACE } from '../shared/auth-type';
import { isSignInErrorCode, type SignInErrorDetails } from './errors';
import { SettingsError } from './settings-error';
import type { RequestContext } from './nocobase/request-context';

/** One of our errors on its way to the browser. NocoBase rebuilds errors of a sign-in and keeps only their own fields. */
interface CodedError {
  code: string;
  status: number;
  details?: SignInErrorDetails;
}

/** Tells our errors from everybody else's. */
export function isOurError(error: unknown): error is CodedError | SettingsError {
  return error instanceof SettingsError || (error instanceof Error && 'code' in error && isSignInErrorCode(error.code));
}

/** Answers with code and translated text, and for a sign-in with what the page needs to go on. */
export function renderError(error: CodedError | SettingsError, ctx: RequestContext): void {
  const details = error instanceof SettingsError ? {} : error.details;
  const values: SettingsError['values'] = error instanceof SettingsError ? error.values : originOf(details);
  const named = values['field'] ? { ...values, field: ctx.t(`option.${values['field']}`, { ns: NAMESPACE }) } : values;
  // A text and no HTML: what shows it escapes it.
  const message = ctx.t(error.code, { ns: NAMESPACE, ...named, interpolation: { escapeValue: false } });
  ctx.status = error.status;
  ctx.body = { errors: [{ code: error.code, message, ...details }] };
}

function originOf(details: SignInErrorDetails | undefined): { origin?: string } {
  return details?.origin === undefined ? {} : { origin: details.origin };
}
