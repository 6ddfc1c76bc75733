import * as z from 'zod/mini';
import { kindOf } from '../../shared/attempt-state';
import { deriveKey, peek, seal, unseal } from '../nocobase/sealed';
import { purposeSchema } from './purpose';

/** A person has this long from the first redirect to the completed sign-in, in milliseconds. */
export const ATTEMPT_LIFETIME_MS = 10 * 60_000;

/** Tells whether a text has the shape of a state of ours. */
export function isState(text: string): boolean {
  return kindOf(text) !== undefined;
}

const attemptSchema = z.object({
  state: z.string().check(z.refine(isState)),
  authenticator: z.string(),
  purpose: purposeSchema,
  flow: z.enum(['in-app', 'wechat', 'web']),
  scope: z.enum(['snsapi_base', 'snsapi_privateinfo']),
  /** Where the person wanted to go, in the shape of the client that asked. */
  redirectTarget: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  /** The member as the silent pass saw them; spares the consent pass a second look. */
  member: z.optional(z.object({ memberId: z.string(), name: z.optional(z.string()) })),
  /** The person has said that none of the users who typed the member's number in is theirs. */
  account: z.optional(z.literal('new')),
});

/** One try to sign in, or to do something else that WeCom has a part in: what a state stands for. */
export type Attempt = z.output<typeof attemptSchema>;

const spentSchema = z.object({
  isSpent: z.literal(true),
  state: z.string(),
  /** Where the person went; absent when the browser had no room for it. */
  redirectTarget: z.optional(z.string()),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
});

/** The rest of a completed attempt that the browser keeps: no attempt can be made of it again. */
export type SpentAttempt = z.output<typeof spentSchema>;

/** Derives the key that seals the attempts of an application: another one for each application of the server. */
export function deriveAttemptKey(appSecret: string | Buffer, appName: string): Buffer {
  return deriveKey(appSecret, `attempt:${appName}`);
}

/** Writes an attempt as text that only the holder of the key can make; anyone may read it. */
export function sealAttempt(attempt: Attempt | SpentAttempt, key: Buffer): string {
  return seal(attempt, key);
}

/** Reads a sealed attempt back; undefined when it is not exactly as it was sealed with this key. */
export function openAttempt(sealed: string, key: Buffer): Attempt | undefined {
  return attemptSchema.safeParse(unseal(sealed, key)).data;
}

/** The same for what is left of one. */
export function openSpentAttempt(sealed: string, key: Buffer): SpentAttempt | undefined {
  return spentSchema.safeParse(unseal(sealed, key)).data;
}

const peekSchema = z.object({ expiresAt: z.number(), isSpent: z.optional(z.boolean()) });

/** Reads when an attempt ends and whether it is spent, of whichever application; good for putting them in order only. */
export function peekAtAttempt(sealed: string): { expiresAt: number; isSpent: boolean } {
  const { expiresAt = 0, isSpent } = peekSchema.safeParse(peek(sealed)).data ?? { isSpent: true };
  return { expiresAt, isSpent: isSpent ?? false };
}
