import type PluginErrorHandlerServer from '@nocobase/plugin-error-handler';
import type { Application } from '@nocobase/server';
import { NAMESPACE } from '../shared/auth-type';
import { ERROR_CODES, isErrorCode } from '../shared/error-codes';
import type { CodedError } from './errors';
import { referenceOfRequest } from './nocobase/reference';
import type { RequestContext } from './nocobase/request-context';

/** One of our errors as it gets here: NocoBase rebuilds those of a sign-in, and keeps their own fields only. */
type OurError = Error & Pick<CodedError, 'code'> & Partial<Pick<CodedError, 'details' | 'values'>>;

/** Has NocoBase answer our errors in our way. */
export function renderErrors(app: Application): void {
  const { errorHandler } = app.pm.get<PluginErrorHandlerServer>('error-handler');
  errorHandler.register(isOurError, renderError);
}

/** Tells our errors from everybody else's. */
export function isOurError(error: unknown): error is OurError {
  return error instanceof Error && 'code' in error && isErrorCode(error.code);
}

/** Answers with code and translated text, and with what the page needs to go on. */
export function renderError({ code, details = {}, values = {} }: OurError, ctx: RequestContext): void {
  const { field, ...others } = values;
  const named = {
    ...(details.origin && { origin: details.origin }),
    ...(field && { field: ctx.t(`option.${field}`, { ns: NAMESPACE }) }),
    ...others,
  };
  // A text and no HTML: what shows it escapes it.
  const message = ctx.t(code, { ns: NAMESPACE, ...named, interpolation: { escapeValue: false } });
  ctx.status = ERROR_CODES[code].status;
  ctx.body = { errors: [{ code, message, reference: referenceOfRequest(ctx), ...details }] };
}
