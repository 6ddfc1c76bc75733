import { USER_AGENTS } from '../client/user-agents.js';
import type { App } from '../company/company.js';
import { Control } from '../control/control.js';
import { defaultCompany } from '../company/default-company.js';
import { MEMBER_COOKIE } from '../member-cookie.js';
import { createPlatformApp } from '../platform-app.js';
import { Platform } from '../platform.js';

type Query = Record<string, string>;
type Reply = Record<string, unknown> & { errcode: number; errmsg: string };

/** A platform without a socket, at time zero, and the requests that tests make of it. */
export class Stage {
  readonly platform = new Platform(defaultCompany(), () => 0);
  readonly control = new Control(this.platform);
  readonly http = createPlatformApp(this.platform);

  get app(): App {
    return this.platform.apps[0];
  }

  get otherApp(): App {
    const [, other] = this.platform.apps;
    if (!other) {
      throw new Error('The default company has two apps');
    }
    return other;
  }

  /** A server API call with nothing added. */
  async call(path: string, query: Query = {}, init?: RequestInit): Promise<Reply> {
    const response = await this.http.request(`/cgi-bin/${path}?${new URLSearchParams(query).toString()}`, init);
    return (await response.json()) as Reply;
  }

  /** A fresh access token of an app. */
  async token(app = this.app): Promise<string> {
    const reply = await this.call('gettoken', { corpid: this.platform.corpId, corpsecret: app.secret });
    return String(reply['access_token']);
  }

  /** A server API call of an app, token included. */
  async callAs(app: App, path: string, query: Query = {}, init?: RequestInit): Promise<Reply> {
    return this.call(path, { access_token: await this.token(app), ...query }, init);
  }

  /** The query of a proper authorize address. */
  authorizeQuery(changes: Query = {}): Query {
    return {
      appid: this.platform.corpId,
      redirect_uri: 'http://localhost:13000/signin',
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'abc123',
      agentid: this.app.agentId,
      ...changes,
    };
  }

  /** Opens the authorize page as a member, in WeCom unless told otherwise; posts the form when there is one. */
  async authorize(memberId: string, changes: Query = {}, form?: string, userAgent: string = USER_AGENTS.phone) {
    const headers: Record<string, string> = { 'user-agent': userAgent };
    if (memberId) {
      headers['cookie'] = `${MEMBER_COOKIE}=${encodeURIComponent(memberId)}`;
    }
    if (form !== undefined) {
      headers['content-type'] = 'application/x-www-form-urlencoded';
    }
    const query = new URLSearchParams(this.authorizeQuery(changes)).toString();
    return this.http.request(`/connect/oauth2/authorize?${query}`, {
      method: form === undefined ? 'GET' : 'POST',
      headers,
      ...(form !== undefined && { body: form }),
    });
  }

  /** A code for a member: silent, or with consent to these fields. */
  async code(memberId: string, fields?: string[]): Promise<string> {
    const response = fields
      ? await this.authorize(memberId, { scope: 'snsapi_privateinfo' }, formOf(fields))
      : await this.authorize(memberId);
    return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
  }

  /** A user ticket for a member who consents to these fields. */
  async ticket(memberId: string, fields: string[]): Promise<string> {
    const reply = await this.callAs(this.app, 'auth/getuserinfo', { code: await this.code(memberId, fields) });
    return String(reply['user_ticket']);
  }

  /** `getuserdetail` with a ticket, by the first app unless told otherwise. */
  async detail(ticket: string, app = this.app): Promise<Reply> {
    const body = JSON.stringify({ user_ticket: ticket });
    return this.callAs(app, 'auth/getuserdetail', {}, { method: 'POST', body });
  }
}

export function formOf(fields: string[], answer = 'allow'): string {
  return new URLSearchParams([
    ['answer', answer],
    ...fields.map((field): [string, string] => ['field', field]),
  ]).toString();
}
