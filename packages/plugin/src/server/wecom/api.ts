import type * as z from 'zod/mini';
import type { AccessTokens, Credentials } from './access-token';
import { callWeCom, type Call, type Transport } from './request';
import { agentReply, memberReply, userDetailReply, userInfoReply } from './schemas';
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

/** Member status numbers of `user/get` that may not sign in: 2 disabled, 5 left (doc/90196). */
const INACTIVE_STATUS: readonly number[] = [2, 5];

/** The calls to WeCom that a sign-in makes, for one app of one corp. Each throws WeComRefusedError or WeComUnreachableError. */
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

  /** The app's name in the workbench (doc/90227). */
  async getAppName(): Promise<string | undefined> {
    const call = { path: 'agent/get', query: { agentid: this.credentials.agentId }, repeatable: true };
    return (await this.call(call, agentReply)).name;
  }

  // WeCom may drop a token before its time, so a refused one is replaced once. The refused call did not use up its
  // code: WeCom checks the token before anything else.
  private async call<Schema extends z.ZodMiniType>(call: Call, schema: Schema): Promise<z.output<Schema>> {
    const token = await this.tokens.get(this.transport, this.credentials);
    try {
      return await this.callWith(token, call, schema);
    } catch (error) {
      if (!(error instanceof WeComRefusedError && error.reason === 'token-refused')) {
        throw error;
      }
      await this.tokens.forget(this.transport, this.credentials, token);
      return this.callWith(await this.tokens.get(this.transport, this.credentials), call, schema);
    }
  }

  private callWith<Schema extends z.ZodMiniType>(token: string, call: Call, schema: Schema) {
    return callWeCom(this.transport, { ...call, query: { access_token: token, ...call.query } }, schema);
  }
}
