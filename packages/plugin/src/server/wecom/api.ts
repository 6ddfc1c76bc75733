import type * as z from 'zod/mini';
import type { AccessTokens, Credentials } from './access-token';
import { callWeCom, type Call, type Transport } from './request';
import { agentReply, memberReply, nothing, userDetailReply, userInfoReply } from './schemas';
import { WeComRefusedError } from './wecom-error';

/** Whom a code stands for. */
export type Identity =
  | { kind: 'member'; memberId: string; userTicket: string | undefined }
  | { kind: 'member-of-other-corp' }
  | { kind: 'outsider' };

/** A member as `user/get` shows them. */
export interface Member {
  memberId: string;
  name: string | undefined;
  /** False for members who are disabled or have left. */
  active: boolean;
  /** This and the following are told to apps created before June 2022 and in private editions. */
  mobile: string | undefined;
  avatar: string | undefined;
  email: string | undefined;
  corporateEmail: string | undefined;
}

/** What the member agreed to share; each field may be missing. */
export interface SharedFields {
  mobile: string | undefined;
  email: string | undefined;
  corporateEmail: string | undefined;
  avatar: string | undefined;
}

/** The app as the console shows it. */
export interface AppSettings {
  name: string | undefined;
  stopped: boolean;
  /** Without a scheme, with a port unless it is the default one. */
  trustedDomain: string | undefined;
  /** Address that the workbench opens. */
  homepage: string | undefined;
  /** How many of each the visible range names; members of a department are not counted. */
  visibleRange: { members: number; departments: number; tags: number };
}

/** What a program may change of an app; what is left out stays. */
export interface AppChange {
  trustedDomain?: string;
  homepage?: string;
}

/** Member status numbers of `user/get` that may not sign in: 2 disabled, 5 left (doc/90196). */
const INACTIVE_STATUS: readonly number[] = [2, 5];

/** The calls to WeCom that sign-in and setup make, for one app of one corp. Each throws WeComRefusedError or WeComUnreachableError. */
export class WeComApi {
  constructor(
    private readonly transport: Transport,
    private readonly credentials: Credentials,
    private readonly tokens: AccessTokens,
  ) {}

  /**
   * Redeems a code (doc/91023, doc/98176). The code is used up, whatever the answer.
   * A member is named also when outside the app's visible range: ask `getMember` before trusting.
   */
  async getIdentity(code: string): Promise<Identity> {
    const reply = await this.call({ path: 'auth/getuserinfo', query: { code }, repeatable: false }, userInfoReply);
    const memberId = reply.userid ?? reply.UserId;
    if (!memberId) {
      return { kind: 'outsider' };
    }
    return memberId.includes('/')
      ? { kind: 'member-of-other-corp' }
      : { kind: 'member', memberId, userTicket: reply.user_ticket };
  }

  /** Reads a member (doc/90196). Refused with `not-in-visible-range` for those whom the app is not shown to. */
  async getMember(memberId: string): Promise<Member> {
    const reply = await this.call({ path: 'user/get', query: { userid: memberId }, repeatable: true }, memberReply);
    return {
      memberId: reply.userid,
      name: reply.name,
      active: !INACTIVE_STATUS.includes(reply.status ?? 1),
      mobile: reply.mobile,
      avatar: reply.avatar,
      email: reply.email,
      corporateEmail: reply.biz_mail,
    };
  }

  /** Reads what the member agreed to share on the consent page (doc/95833). */
  async getSharedFields(userTicket: string): Promise<SharedFields> {
    const call = { path: 'auth/getuserdetail', query: {}, body: { user_ticket: userTicket }, repeatable: false };
    const reply = await this.call(call, userDetailReply);
    return { mobile: reply.mobile, email: reply.email, corporateEmail: reply.biz_mail, avatar: reply.avatar };
  }

  /** The app's own settings (doc/90227). */
  async getApp(): Promise<AppSettings> {
    const call = { path: 'agent/get', query: { agentid: this.credentials.agentId }, repeatable: true };
    const reply = await this.call(call, agentReply);
    return {
      name: reply.name,
      stopped: reply.close === 1,
      trustedDomain: reply.redirect_domain,
      homepage: reply.home_url,
      visibleRange: { members: reply.allow_userinfos, departments: reply.allow_partys, tags: reply.allow_tags },
    };
  }

  /**
   * Changes the app's settings (doc/90228). WeCom counts changes of the trusted domain, so nothing is sent twice; and it
   * may refuse with `domain-unproven` after it took the domain on.
   */
  async changeApp({ trustedDomain, homepage }: AppChange): Promise<void> {
    const body = {
      agentid: Number(this.credentials.agentId),
      ...(trustedDomain && { redirect_domain: trustedDomain }),
      ...(homepage && { home_url: homepage }),
    };
    await this.call({ path: 'agent/set', query: {}, body, repeatable: false }, nothing);
  }

  /** Makes sure that there is an access token: WeCom accepted corp ID and secret, now or a while ago (doc/91039). */
  async authenticate(): Promise<void> {
    await this.tokens.get(this.transport, this.credentials);
  }

  // WeCom may drop a token before its time, so a refused one is replaced once. The refused call did not use up its
  // code: WeCom checks the token before anything else.
  private async call<Schema extends z.ZodMiniType>(call: Call, schema: Schema): Promise<z.output<Schema>> {
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
