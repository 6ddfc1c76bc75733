import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { reasonOfTokenRefusal } from './errcodes';
import { holdBackFor, isTokenFailure, type TokenFailure } from './hold-back';
import { callWeCom, type Transport } from './request';
import { accessTokenReply } from './schemas';
import { WeComRefusedError, WeComUnreachableError } from './wecom-error';

/** The app's credentials at WeCom. */
export interface Credentials {
  corpId: string;
  agentId: string;
  secret: string;
}

/** Where tokens are kept between sign-ins. A store that is down answers as if it were empty; it does not reject. */
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

/** A token is dropped this long before WeCom says it ends, in milliseconds. */
const DROP_EARLY_MS = 5 * 60_000;
/** A hold that is longer by this than any can be, in milliseconds, was noted by a clock that has been put right since. */
const CLOCKS_APART_MS = 5 * 60_000;
/** Failures further apart than this, in milliseconds, are not in a row. */
const IN_A_ROW_MS = 60 * 60_000;
/** A node that fetches has this long before the others go ahead without it, in milliseconds: more than one call takes. */
const CLAIM_MS = 6_000;
/** Meanwhile the others look for its answer this often, in milliseconds. */
const LOOK_AGAIN_MS = 100;

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
type Entry = z.output<typeof storedEntry>;
type Failure = z.output<typeof storedFailure>;

/**
 * Hands out the app's access token: cached, fetched once however many sign-ins wait on whichever node, and after a failure
 * not asked for again before its time (`hold-back.ts`; doc/91039, doc/90313).
 */
export class AccessTokens {
  private readonly underway = new Map<string, Promise<string>>();
  // Serves when the store is down: sign-in goes on with tokens of this process.
  private readonly own = new Map<string, Entry>();

  constructor(
    private readonly store: TokenStore,
    private readonly now: () => number,
  ) {}

  /**
   * @throws WeComRefusedError WeCom refuses to give one, now or a while ago
   * @throws WeComUnreachableError WeCom gave no usable answer, now or a while ago
   */
  async get(transport: Transport, credentials: Credentials): Promise<string> {
    const key = keyOf(transport, credentials);
    let token = this.underway.get(key);
    if (!token) {
      token = this.readOrWait(key, transport, credentials).finally(() => this.underway.delete(key));
      this.underway.set(key, token);
    }
    return token;
  }

  /** Forgets a token that WeCom refused, unless somebody has replaced it already. */
  async forget(transport: Transport, credentials: Credentials, token: string): Promise<void> {
    const key = keyOf(transport, credentials);
    const entry = await this.read(key);
    if (entry && 'token' in entry && entry.token === token) {
      this.own.delete(key);
      await this.store.del(key);
    }
  }

  /** Holds back after WeCom refused a token that had just replaced a refused one: a third would fare no better. */
  async giveUpOn(
    transport: Transport,
    credentials: Credentials,
    token: string,
    refusal: WeComRefusedError,
  ): Promise<void> {
    const key = keyOf(transport, credentials);
    const entry = await this.read(key);
    if (entry && 'token' in entry && entry.token === token) {
      await this.noteFailure(key, refusal, 1);
    }
  }

  private async readOrWait(key: string, transport: Transport, credentials: Credentials): Promise<string> {
    const claim = `${key}:claim`;
    for (let waited = 0; waited < CLAIM_MS; waited += LOOK_AGAIN_MS) {
      const entry = await this.read(key);
      if (entry && this.decides(entry)) {
        return this.tokenIn(entry);
      }
      if (await this.store.claim(claim, CLAIM_MS)) {
        try {
          return await this.readOrFetch(key, transport, credentials);
        } finally {
          await this.store.del(claim);
        }
      }
      await transport.sleep(LOOK_AGAIN_MS);
    }
    // Whoever has the claim is of no help. One call too many does no harm, a sign-in that waits for ever would.
    return this.readOrFetch(key, transport, credentials);
  }

  private async readOrFetch(key: string, transport: Transport, credentials: Credentials): Promise<string> {
    // Who had the claim before may have finished since the last look.
    const entry = await this.read(key);
    if (entry && this.decides(entry)) {
      return this.tokenIn(entry);
    }
    const failuresBefore = entry && 'failedFor' in entry ? entry.tries : 0;
    return this.fetch(key, transport, credentials, failuresBefore);
  }

  private async fetch(
    key: string,
    transport: Transport,
    credentials: Credentials,
    failuresBefore: number,
  ): Promise<string> {
    try {
      const reply = await fetchToken(transport, credentials);
      const lifetimeMs = Math.max(reply.expires_in * 1000 - DROP_EARLY_MS, 1000);
      await this.write(key, { token: reply.access_token, expiresAt: this.now() + lifetimeMs });
      return reply.access_token;
    } catch (error) {
      if (error instanceof WeComRefusedError || error instanceof WeComUnreachableError) {
        await this.noteFailure(key, error, failuresBefore + 1);
      }
      throw error;
    }
  }

  private async noteFailure(
    key: string,
    error: WeComRefusedError | WeComUnreachableError,
    tries: number,
  ): Promise<void> {
    const refusal = error instanceof WeComRefusedError ? error : undefined;
    const failedFor = refusal?.reason ?? 'unreachable';
    const heldUntil = this.now() + holdBackFor(failedFor, tries);
    const errcode = refusal && { errcode: refusal.errcode };
    await this.write(key, { failedFor, ...errcode, tries, heldUntil, expiresAt: heldUntil + IN_A_ROW_MS });
  }

  private decides(entry: Entry): boolean {
    if ('token' in entry) {
      return true;
    }
    const heldForMs = entry.heldUntil - this.now();
    return heldForMs > 0 && heldForMs < holdBackFor(entry.failedFor, entry.tries) + CLOCKS_APART_MS;
  }

  private tokenIn(entry: Entry): string {
    if ('token' in entry) {
      return entry.token;
    }
    throw heldBack(entry, entry.heldUntil - this.now());
  }

  private async read(key: string): Promise<Entry | undefined> {
    const stored = storedEntry.safeParse(await this.store.get(key));
    const entries = [stored.data, this.own.get(key)].filter((entry) => entry && entry.expiresAt > this.now());
    // A store that is full takes nothing new and may still hold an old failure.
    return entries.find((entry) => entry && this.decides(entry)) ?? entries[0];
  }

  private async write(key: string, entry: Entry): Promise<void> {
    this.own.set(key, entry);
    await this.store.set(key, entry, entry.expiresAt - this.now());
  }
}

function heldBack({ failedFor, errcode = 0 }: Failure, forMs: number): Error {
  return failedFor === 'unreachable'
    ? new WeComUnreachableError('asked a moment ago', false, forMs)
    : new WeComRefusedError(failedFor, errcode, undefined, forMs);
}

function fetchToken(transport: Transport, { corpId, secret }: Credentials) {
  const call = { path: 'gettoken', query: { corpid: corpId, corpsecret: secret }, repeatable: true };
  return callWeCom(transport, call, accessTokenReply, reasonOfTokenRefusal);
}

// The secret takes part as a hash: a corrected secret finds no old entry, and no cache ever holds the secret itself.
function keyOf({ apiBaseUrl }: Transport, { corpId, agentId, secret }: Credentials): string {
  const hash = createHash('sha256').update(JSON.stringify([apiBaseUrl, corpId, agentId, secret]));
  return `access-token:${hash.digest('base64url')}`;
}
