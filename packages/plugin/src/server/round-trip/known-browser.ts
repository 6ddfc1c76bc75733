import * as z from 'zod/mini';
import type { RequestContext } from '../nocobase/request-context';
import { deriveKey, seal, unseal } from '../nocobase/sealed';
import { writeCookie } from './write-cookie';

/** A browser is known for this long after a sign-in, in seconds: 90 days. */
const KNOWN_FOR_S = 90 * 24 * 60 * 60;

const knownSchema = z.object({ userId: z.number(), knownUntil: z.number() });

/**
 * Leaves with a browser that somebody has signed in there, under our seal. It opens nothing: it says whose own budget
 * codes that fail are counted to, so that a flood from elsewhere holds nobody up who has been here before.
 * @param secure whether the application is served by https
 */
export function rememberBrowser(ctx: RequestContext, userId: number, secure: boolean): void {
  const known = { userId, knownUntil: Date.now() + KNOWN_FOR_S * 1000 };
  writeCookie(ctx, cookieName(ctx), seal(known, keyOf(ctx)), KNOWN_FOR_S, secure);
}

/** The user who has signed in in this browser before; undefined when nobody has, or long ago. */
export function knownUserId(ctx: RequestContext): number | undefined {
  const sealed = ctx.cookies.get(cookieName(ctx)) ?? '';
  const known = knownSchema.safeParse(unseal(sealed, keyOf(ctx))).data;
  return known && known.knownUntil > Date.now() ? known.userId : undefined;
}

function cookieName({ app }: RequestContext): string {
  return `nb_wecom_known_${app.name}`;
}

function keyOf({ app }: RequestContext): Buffer {
  return deriveKey(app.authManager.jwt.getSecret(), `known-browser:${app.name}`);
}
