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
}

/** A token is dropped this long before WeCom says it ends, in milliseconds. */
const DROP_EARLY_MS = 5 * 60_000;
/** Wrong credentials are not tried again for this long, in milliseconds: WeCom bans the server's address for repeats. */
const HOLD_BACK_MS = 60_000;

const storedEntry = z.union([
  z.object({ token: z.string(), expiresAt: z.number() }),
  z.object({ refusedWith: z.number(), expiresAt: z.number() }),
]);
type Entry = z.output<typeof storedEntry>;

/**
 * Hands out the app's access token: cached, fetched once however many sign-ins wait, and not asked for again at once
 * when the credentials are wrong (doc/91039, doc/90313).
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
      token = this.readOrFetch(key, transport, credentials).finally(() => this.underway.delete(key));
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

  private async readOrFetch(key: string, transport: Transport, credentials: Credentials): Promise<string> {
    const entry = await this.read(key);
    if (entry && 'token' in entry) {
      return entry.token;
    }
    if (entry) {
      throw new WeComRefusedError(reasonOfTokenRefusal(entry.refusedWith), entry.refusedWith, undefined);
    }
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
