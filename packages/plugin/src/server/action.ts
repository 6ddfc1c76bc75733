import type * as z from 'zod/mini';
import type { ErrorCode } from '../shared/error-codes';
import { CodedError } from './errors';
import type { Next, RequestContext } from './nocobase/request-context';
import { asLoggedError } from './explain';

/** An action of the resource `wecom` as NocoBase calls it; made by the functions below, so that all behave alike. */
export type Action = (ctx: RequestContext, next: Next) => Promise<void>;

/** The values that an action is asked for. */
export interface Asked<Values> {
  values: z.ZodMiniType<Values>;
  /** The error for everything that is not like them. */
  otherwise: ErrorCode;
}

/** An action that tells something: what it resolves to is the reply. */
export function reading(read: (ctx: RequestContext) => Promise<object | null>): Action {
  return uncached(async (ctx) => {
    ctx.body = await explained(ctx, () => read(ctx));
  });
}

/**
 * An action that changes something, or is told a secret; what it resolves to is the reply. It answers a POST with the
 * session token in the header and nothing else: neither a link nor a form on another site can be made to send that. The
 * values are those of the body alone, since addresses are logged.
 */
export function changing<Values>(
  { values, otherwise }: Asked<Values>,
  change: (ctx: RequestContext, values: Values) => Promise<object>,
): Action {
  return uncached(async (ctx) => {
    if (ctx.req.method !== 'POST' || !ctx.get('Authorization')) {
      ctx.set('Allow', 'POST');
      ctx.status = 405;
      return;
    }
    ctx.body = await explained(ctx, async () => {
      const asked = values.safeParse(ctx.request.body);
      if (!asked.success) {
        throw new CodedError(otherwise);
      }
      return change(ctx, asked.data);
    });
  });
}

/** An action that a browser navigates to: it resolves to where the browser is sent, also when it cannot do its work. */
export function redirecting(choose: (ctx: RequestContext) => Promise<string>): Action {
  return uncached(async (ctx) => {
    ctx.withoutDataWrapping = true;
    ctx.redirect(await choose(ctx));
  });
}

function uncached(answer: (ctx: RequestContext) => Promise<void>): Action {
  return async (ctx, next) => {
    ctx.set('Cache-Control', 'no-store');
    await answer(ctx);
    await next();
  };
}

async function explained<Reply>(ctx: RequestContext, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    throw asLoggedError(ctx.app, error);
  }
}
