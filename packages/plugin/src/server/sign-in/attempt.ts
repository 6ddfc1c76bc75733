import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { LINK_STATE, SIGN_IN_STATE } from '../../shared/attempt-state';

/** A person has this long from the first redirect to the completed sign-in, in milliseconds. */
export const ATTEMPT_LIFETIME_MS = 10 * 60_000;

/** Tells whether a text has the shape of a state of ours. */
export function isState(text: string): boolean {
  return SIGN_IN_STATE.test(text) || LINK_STATE.test(text);
}

const attemptSchema = z.object({
  state: z.string().check(z.refine(isState)),
  authenticator: z.string(),
  flow: z.enum(['in-app', 'wechat', 'web']),
  scope: z.enum(['snsapi_base', 'snsapi_privateinfo']),
  /** Where the person wanted to go, in the shape of the client that asked. */
  redirectTarget: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  /** The member as the silent pass saw them; spares the consent pass a second look. */
  member: z.optional(z.object({ memberId: z.string(), name: z.optional(z.string()) })),
  /** The user whose session asked for a link; such an attempt never signs anybody in. */
  linkFor: z.optional(z.number()),
});

/** One try to sign in, or to link the user who is signed in: what a state stands for. */
export type Attempt = z.output<typeof attemptSchema>;

/**
 * Derives the key that seals attempts from NocoBase's own secret. The label separates it from session tokens, the
 * app's name from the other applications of the same server (docs/adr/0001-attempt-in-a-signed-cookie.md).
 */
export function deriveAttemptKey(appSecret: string | Buffer, appName: string): Buffer {
  return Buffer.from(hkdfSync('sha256', appSecret, 'nocobase-plugin-auth-wecom', `attempt:${appName}`, 32));
}

/** Writes an attempt as text that only the holder of the key can make; anyone may read it. */
export function sealAttempt(attempt: Attempt, key: Buffer): string {
  const payload = Buffer.from(JSON.stringify(attempt)).toString('base64url');
  return `${payload}.${sign(payload, key)}`;
}

/** Reads a sealed attempt back; undefined when it is not exactly as it was sealed with this key. */
export function openAttempt(sealed: string, key: Buffer): Attempt | undefined {
  const [payload = '', signature = '', ...rest] = sealed.split('.');
  if (rest.length > 0 || !isSame(signature, sign(payload, key))) {
    return undefined;
  }
  const attempt = attemptSchema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  return attempt.success ? attempt.data : undefined;
}

/** Compares two texts in constant time. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function sign(payload: string, key: Buffer): string {
  return createHmac('sha256', key).update(payload).digest('base64url');
}
