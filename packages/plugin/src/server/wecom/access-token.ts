import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { reasonOfTokenRefusal, type RefusalReason } from './errcodes';
import { callWeCom, type Transport } from './request';
import { accessTokenReply } from './schemas';
import { WeComRefusedError } from './wecom-error';

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
/** Wrong credentials are not tried again for this long, in milliseconds: WeCom bans the server's address for repeats. */
const HOLD_BACK_MS = 60_000;
/** A node that fetches has this long before the others go ahead without it, in milliseconds: more than one call takes. */
const CLAIM_MS = 6_000;
/** Meanwhile the others look for its answer this often, in milliseconds. */
const LOOK_AGAIN_MS = 100;

const storedEntry = z.union([
  z.object({ token: z.string(), expiresAt: z.number() }),
  z.object({ refusedWith: z.number(), expiresAt: z.number() }),
]);
type Entry = z.output<typeof storedEntry>;

/**
 * Hands out the app's access token: cached, fetched once however many sign-ins wait on whichever node, and not asked for
 * again at once when the credentials are wrong (doc/91039, doc/90313).
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
   * @throws WeComRefusedError credentials refused, now or within the last minute
   * @throws WeComUnreachableError WeCom gave no usable answer
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

  private async readOrWait(key: string, transport: Transport, credentials: Credentials): Promise<string> {
    const claim = `${key}:claim`;
    for (let waited = 0; waited < CLAIM_MS; waited += LOOK_AGAIN_MS) {
      const entry = await this.read(key);
      if (entry) {
        return tokenIn(entry);
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
    return entry ? tokenIn(entry) : this.fetch(key, transport, credentials);
  }

  private async fetch(key: string, transport: Transport, credentials: Credentials): Promise<string> {
    try {
      const reply = await fetchToken(transport, credentials);
      const lifetimeMs = Math.max(reply.expires_in * 1000 - DROP_EARLY_MS, 1000);
      await this.write(key, { token: reply.access_token, expiresAt: this.now() + lifetimeMs });
      return reply.access_token;
    } catch (error) {
      if (error instanceof WeComRefusedError && isCredentialReason(error.reason)) {
        await this.write(key, { refusedWith: error.errcode, expiresAt: this.now() + HOLD_BACK_MS });
      }
      throw error;
    }
  }

  private async read(key: string): Promise<Entry | undefined> {
    const stored = storedEntry.safeParse(await this.store.get(key));
    const entry = stored.success ? stored.data : this.own.get(key);
    return entry && entry.expiresAt > this.now() ? entry : undefined;
  }

  private async write(key: string, entry: Entry): Promise<void> {
    this.own.set(key, entry);
    await this.store.set(key, entry, entry.expiresAt - this.now());
  }
}

function tokenIn(entry: Entry): string {
  if ('token' in entry) {
    return entry.token;
  }
  throw new WeComRefusedError(reasonOfTokenRefusal(entry.refusedWith), entry.refusedWith, undefined);
}

function isCredentialReason(reason: RefusalReason): boolean {
  return reason === 'wrong-secret' || reason === 'wrong-corp';
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
