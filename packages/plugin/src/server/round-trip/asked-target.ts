import { readRedirectTarget } from '../../shared/redirect-target';
import type { RequestContext } from '../nocobase/request-context';

/** Reads where the person wants to go after the sign-in; undefined when the browser did not say, or said something unsafe. */
export function askedTarget(ctx: RequestContext): string | undefined {
  const { redirect } = ctx.action.params;
  return typeof redirect === 'string' ? readRedirectTarget(redirect) : undefined;
}
