import type { Context } from 'hono';
import { createHash } from 'node:crypto';
import type { App, Member } from '../company/company.js';
import type { Grant } from '../codes.js';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { callingApp } from './caller.js';

/**
 * `auth/getuserinfo` (doc/91023, doc/98176): redeems a code. Succeeds whether or not the member is in the visible range.
 * @throws WeComError 41008, 40029, 42022, 42003, 50001 and those of the caller check
 */
export function getUserInfo(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const { member, ticket } = redeem(c, platform);
  const withTicket = ticket ? { user_ticket: ticket } : {};
  switch (member.kind) {
    case 'member':
      return { userid: member.id, ...withTicket };
    case 'linked':
      return { userid: `${member.corpId}/${member.id}` };
    case 'outsider':
      return { openid: openId(member, platform), ...externalUserId(member) };
  }
}

/** `user/getuserinfo`, the old spelling of the same call: `UserId`, `OpenId`, `DeviceId`. */
export function getUserInfoOld(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const { member, ticket } = redeem(c, platform);
  const device = { DeviceId: createHash('sha256').update(`device ${member.id}`).digest('hex').slice(0, 32) };
  const withTicket = ticket ? { user_ticket: ticket, expires_in: 7200 } : {};
  switch (member.kind) {
    case 'member':
      return { UserId: member.id, ...device, ...withTicket };
    case 'linked':
      return { UserId: `${member.corpId}/${member.id}`, ...device };
    case 'outsider':
      return { OpenId: openId(member, platform), ...device, ...externalUserId(member) };
  }
}

function redeem(c: Context<Http>, platform: Platform): { member: Member; ticket: string | undefined } {
  const app = callingApp(c, platform);
  const code = c.req.query('code');
  if (!code) {
    throw new WeComError(41008);
  }
  const grant = redeemCode(code, app, platform);
  const member = platform.member(grant.memberId);
  if (!member) {
    throw new WeComError(40029);
  }
  return { member, ticket: issueTicket(grant, member, app, platform) };
}

function redeemCode(code: string, app: App, platform: Platform): Grant {
  const grant = platform.codes.redeem(code, app.agentId, platform.now());
  switch (grant) {
    case 'unknown':
      throw new WeComError(40029);
    case 'used':
      throw new WeComError(Number(platform.behaviour.usedCode));
    case 'expired':
      throw new WeComError(Number(platform.behaviour.expiredCode));
    case 'foreign':
      throw new WeComError(50001);
    default:
      return grant;
  }
}

function issueTicket(grant: Grant, member: Member, app: App, platform: Platform): string | undefined {
  const entitled = grant.consent && member.kind === 'member' && platform.isVisible(app, member);
  return entitled ? platform.userTickets.issue(grant, platform.now()) : undefined;
}

function openId(member: Member, platform: Platform): string {
  return `o${createHash('sha256').update(`${platform.corpId}/${member.id}`).digest('base64url').slice(0, 27)}`;
}

function externalUserId(member: Member): Record<string, string> {
  return member.externalUserId ? { external_userid: member.externalUserId } : {};
}
