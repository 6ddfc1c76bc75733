import * as z from 'zod/mini';
import { holdBackFor, isTokenFailure, type TokenFailure } from './hold-back';

/** The store of tokens between sign-ins. A store that is down answers as if it were empty; it does not reject. */
export interface TokenStore {
  get(key: string): Promise<unknown>;
  /** @param ttlMs milliseconds until the entry is dropped */
  set(key: string, value: unknown, ttlMs: number): Promise<unknown>;
  del(key: string): Promise<unknown>;
  /**
   * Takes a key for a while, before everybody else who shares the store. A store that is down gives it to everybody.
   * @param ttlMs milliseconds until it is free again by itself
   * @returns false when somebody else has it
   */
  claim(key: string, ttlMs: number): Promise<boolean>;
}

/** A hold that is longer by this than any can be, in milliseconds, was noted by a clock that has been put right since. */
const CLOCKS_APART_MS = 5 * 60_000;
const storedFailure = z.object({
  failedFor: z.custom<TokenFailure>(isTokenFailure),
  /** WeCom's number; absent when it gave no answer. */
  errcode: z.optional(z.number()),
  /** Failures in a row, this one included. */
  tries: z.number(),
  /** WeCom is not asked before, in milliseconds since 1970. */
  heldUntil: z.number(),
  expiresAt: z.number(),
});
const storedEntry = z.union([z.object({ token: z.string(), expiresAt: z.number() }), storedFailure]);
/** A token, or why there is none. */
export type Entry = z.output<typeof storedEntry>;
export type Failure = z.output<typeof storedFailure>;

/** Tokens and failures as all nodes see them, or this one alone when the store is down. */
export class TokenMemory {
  // Serves when the store is down: sign-in goes on with tokens of this process.
  private readonly own = new Map<string, Entry>();

  constructor(
    private readonly store: TokenStore,
    private readonly now: () => number,
  ) {}

  async read(key: string): Promise<Entry | undefined> {
    const stored = storedEntry.safeParse(await this.store.get(key));
    const entries = [stored.data, this.own.get(key)].filter((entry) => entry && entry.expiresAt > this.now());
    // A store that is full takes nothing new and may still hold an old failure.
    return entries.find((entry) => entry && this.decides(entry)) ?? entries[0];
  }

  async write(key: string, entry: Entry): Promise<void> {
    this.own.set(key, entry);
    await this.store.set(key, entry, entry.expiresAt - this.now());
  }

  async forget(key: string): Promise<void> {
    this.own.delete(key);
    await this.store.del(key);
  }

  /** Whether an entry says what to do: use the token, or ask WeCom for none. */
  decides(entry: Entry): boolean {
    if ('token' in entry) {
      return true;
    }
    const heldForMs = entry.heldUntil - this.now();
    return heldForMs > 0 && heldForMs < holdBackFor(entry.failedFor, entry.tries) + CLOCKS_APART_MS;
  }
}
