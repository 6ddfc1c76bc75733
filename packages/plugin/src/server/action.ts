import type * as z from 'zod/mini';
import { SignInError } from './errors';
import type { Next, RequestContext } from './nocobase/request-context';
import { asLoggedSignInError } from './round-trip/explain';

type Action = (ctx: RequestContext, next: Next) => Promise<void>;
/** @param userId the user whose session it is; NocoBase's ACL has let them in */
type Read = (ctx: RequestContext, userId: number) => Promise<unknown>;
type Change<Values> = (ctx: RequestContext, userId: number, values: Values) => Promise<unknown>;

/** An action that tells something: what it resolves to is the reply. */
export function reading(read: Read): Action {
  return async (ctx, next) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await explained(ctx, () => read(ctx, currentUserId(ctx)));
    await next();
  };
}

/**
 * An action that changes something. It answers a POST with the session token in the header and nothing else: neither a
 * link nor a form on another site can be made to send that.
 * @param schema of the values; others are answered as a link that is not there
 */
export function changing<Values>(schema: z.ZodMiniType<Values>, change: Change<Values>): Action {
  return async (ctx, next) => {
    ctx.set('Cache-Control', 'no-store');
    if (ctx.req.method !== 'POST' || !ctx.get('Authorization')) {
      ctx.set('Allow', 'POST');
      ctx.status = 405;
      return;
    }
    ctx.body = await explained(ctx, async () => {
      const values = schema.safeParse(ctx.action.params['values']);
      if (!values.success) {
        throw new SignInError('wecom_link_not_found');
      }
      return change(ctx, currentUserId(ctx), values.data);
    });
    await next();
  };
}

async function explained(ctx: RequestContext, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    throw asLoggedSignInError(ctx.app, error);
  }
}

function currentUserId({ state }: RequestContext): number {
  return Number(state.currentUser?.id);
}
