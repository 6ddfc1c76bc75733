import type * as z from 'zod/mini';
import type { AccessTokens, Credentials } from './access-token';
import { callWeCom, type Call, type Transport } from './request';
import { WeComRefusedError } from './wecom-error';

/**
 * One app of one corp at WeCom: what is asked of WeCom is asked as this app, with its access token. The calls are plain
 * functions in `calls/`, one file for each group of them.
 */
export class WeComApp {
  constructor(
    private readonly transport: Transport,
    private readonly credentials: Credentials,
    private readonly tokens: AccessTokens,
  ) {}

  /** The app's agent ID, which some calls repeat. */
  get agentId(): string {
    return this.credentials.agentId;
  }

  /**
   * Makes sure that there is an access token: WeCom accepted corp ID and secret, now or a while ago (doc/91039).
   * @throws WeComRefusedError, WeComUnreachableError
   */
  async authenticate(): Promise<void> {
    await this.tokens.get(this.transport, this.credentials);
  }

  /**
   * Makes one call with the access token. WeCom may drop a token before its time, so a refused one is replaced once, also
   * for a call that is not repeatable: WeCom checks the token before anything else, and the refused call used nothing up.
   * @param schema the fields of the reply that are wanted
   * @throws WeComRefusedError WeCom said no
   * @throws WeComUnreachableError no usable answer, also after the repeats
   */
  async call<Schema extends z.ZodMiniType>(call: Call, schema: Schema): Promise<z.output<Schema>> {
    const token = await this.tokens.get(this.transport, this.credentials);
    try {
      return await this.callWith(token, call, schema);
    } catch (error) {
      if (!isTokenRefused(error)) {
        throw error;
      }
      await this.tokens.forget(this.transport, this.credentials, token);
      return this.callWithNewToken(call, schema);
    }
  }

  private async callWithNewToken<Schema extends z.ZodMiniType>(call: Call, schema: Schema): Promise<z.output<Schema>> {
    const token = await this.tokens.get(this.transport, this.credentials);
    try {
      return await this.callWith(token, call, schema);
    } catch (error) {
      if (isTokenRefused(error)) {
        await this.tokens.giveUpOn(this.transport, this.credentials, token, error);
      }
      throw error;
    }
  }

  private callWith<Schema extends z.ZodMiniType>(token: string, call: Call, schema: Schema) {
    return callWeCom(this.transport, { ...call, query: { access_token: token, ...call.query } }, schema);
  }
}

function isTokenRefused(error: unknown): error is WeComRefusedError {
  return error instanceof WeComRefusedError && error.reason === 'token-refused';
}
