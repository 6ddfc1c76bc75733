import type { Context } from 'hono';
import type { Grant } from '../codes.js';
import { PERSONAL_FIELDS, type App, type Member, type PersonalField } from '../company/company.js';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { callingApp } from './caller.js';

const DEFAULT_AVATAR = 'https://wework.qpic.cn/wwpic/default/0';

/**
 * `auth/getuserdetail` (doc/95833), POST: the personal fields that both the admin and the member allow. Never a name.
 * @throws WeComError 40058, 84090, 84015, 84014, 60011 and those of the caller check
 */
export async function getUserDetail(c: Context<Http>, platform: Platform): Promise<Record<string, unknown>> {
  const app = callingApp(c, platform);
  const ticket = await readTicket(c);
  const grant = platform.userTickets.check(ticket, app.agentId, platform.now());
  if (grant === 'unknown') {
    throw new WeComError(84015);
  }
  if (grant === 'expired') {
    throw new WeComError(84014);
  }
  const member = platform.member(grant.memberId);
  if (!member || !platform.isVisible(app, member)) {
    throw new WeComError(60011);
  }
  return { userid: member.id, ...detail(member, grant, app, platform) };
}

async function readTicket(c: Context<Http>): Promise<string> {
  if (c.req.method !== 'POST') {
    throw new WeComError(40058);
  }
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) {
    throw new WeComError(40058);
  }
  if (!('user_ticket' in body) || body.user_ticket === '') {
    throw new WeComError(84090);
  }
  if (typeof body.user_ticket !== 'string') {
    throw new WeComError(40058);
  }
  return body.user_ticket;
}

function detail(member: Member, grant: Grant, app: App, platform: Platform): Record<string, string> {
  const shared = (field: PersonalField) => grant.consent?.includes(field) && app.personalFields.includes(field);
  const withheld = platform.behaviour.withheldField === 'empty' ? '' : undefined;
  const values = PERSONAL_FIELDS.map(
    (field) => [field, shared(field) ? member.personalFields[field] : undefined] as const,
  );
  const defaults: Partial<Record<PersonalField, string>> = { gender: '0', avatar: DEFAULT_AVATAR };
  const filled = values.map(([field, value]) => [field, value ?? defaults[field] ?? withheld] as const);
  return Object.fromEntries(filled.filter((entry): entry is [PersonalField, string] => entry[1] !== undefined));
}
