import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { reasonOfTokenRefusal } from './errcodes';
import { holdBackFor } from './hold-back';
import { callWeCom, type Transport } from './request';
import { type Entry, type Failure, TokenMemory, type TokenStore } from './token-memory';
import { WeComRefusedError, WeComUnreachableError } from './wecom-error';

/** The app's credentials at WeCom. */
export interface Credentials {
  corpId: string;
  agentId: string;
  secret: string;
}

/** A token is dropped this long before WeCom says it ends, in milliseconds. */
const DROP_EARLY_MS = 5 * 60_000;
/** Failures further apart than this, in milliseconds, are not in a row. */
const IN_A_ROW_MS = 60 * 60_000;
/** A node that fetches has this long before the others go ahead without it, in milliseconds: more than one call takes. */
const CLAIM_MS = 6_000;
/** Meanwhile the others look for its answer this often, in milliseconds. */
const LOOK_AGAIN_MS = 100;

const accessTokenReply = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
});

/**
 * Hands out the app's access token: cached, fetched once however many sign-ins wait on whichever node, and after a failure
 * not asked for again before its time (`hold-back.ts`; doc/91039, doc/90313).
 */
export class AccessTokens {
  private readonly underway = new Map<string, Promise<string>>();
  private readonly memory: TokenMemory;

  constructor(
    private readonly store: TokenStore,
    private readonly now: () => number,
  ) {
    this.memory = new TokenMemory(store, now);
  }

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
    const entry = await this.memory.read(key);
    if (entry && 'token' in entry && entry.token === token) {
      await this.memory.forget(key);
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
    const entry = await this.memory.read(key);
    if (entry && 'token' in entry && entry.token === token) {
      await this.noteFailure(key, refusal, 1);
    }
  }

  private async readOrWait(key: string, transport: Transport, credentials: Credentials): Promise<string> {
    const claim = `${key}:claim`;
    for (let waited = 0; waited < CLAIM_MS; waited += LOOK_AGAIN_MS) {
      const entry = await this.memory.read(key);
      if (entry && this.memory.decides(entry)) {
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
    // The holder of the claim is of no help. One call too many does no harm, a sign-in that waits for ever would.
    return this.readOrFetch(key, transport, credentials);
  }

  private async readOrFetch(key: string, transport: Transport, credentials: Credentials): Promise<string> {
    // The former holder of the claim may have finished since the last look.
    const entry = await this.memory.read(key);
    if (entry && this.memory.decides(entry)) {
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
      await this.memory.write(key, { token: reply.access_token, expiresAt: this.now() + lifetimeMs });
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
    await this.memory.write(key, { failedFor, ...errcode, tries, heldUntil, expiresAt: heldUntil + IN_A_ROW_MS });
  }

  private tokenIn(entry: Entry): string {
    if ('token' in entry) {
      return entry.token;
    }
    throw heldBack(entry, entry.heldUntil - this.now());
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
