import type { RequestContext } from '../nocobase/request-context';

/** Code and state, as the browser brought them back from WeCom. */
export interface Completion {
  /** Empty when the person refused on WeCom's page. */
  code: string;
  state: string;
}

/** WeCom's codes have at most this many bytes (doc/91022). */
const CODE_LIMIT = 512;

/**
 * Takes code and state out of the request: what is left of it goes to audit records, and a code belongs in none.
 */
export function takeCompletion(ctx: RequestContext): Completion {
  const values = (ctx.action.params['values'] ?? {}) as Record<string, unknown>;
  const { code, state } = values;
  for (const holder of [values, ctx.request.body as Record<string, unknown> | undefined]) {
    delete holder?.['code'];
    delete holder?.['state'];
  }
  return { code: asText(code), state: asText(state) };
}

function asText(value: unknown): string {
  return typeof value === 'string' && value.length <= CODE_LIMIT ? value : '';
}
