import type { Context } from 'hono';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { callingApp } from './caller.js';
import { describeUser } from './describe-user.js';

/** The default fields that even a refusal carries. */
export const EMPTY_USER = { department: [], order: [], is_leader_in_dept: [], direct_leader: [] };

/**
 * `user/get` (doc/90196) as apps created after June 2022 see it, unless switched: no mobile, e-mail, avatar or gender.
 * @throws WeComError 41009, 40003, 60111, 60011 and those of the caller check
 */
export function getUser(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const app = callingApp(c, platform);
  const id = c.req.query('userid');
  if (!id) {
    throw new WeComError(41009);
  }
  if (id.includes('/')) {
    throw new WeComError(60111);
  }
  if (!/^[A-Za-z0-9][\w@.-]{0,63}$/.test(id)) {
    throw new WeComError(40003);
  }
  const member = platform.member(id);
  if (!member || member.kind !== 'member') {
    throw new WeComError(60111);
  }
  if (!platform.isVisible(app, member)) {
    throw new WeComError(Number(platform.behaviour.outOfRange));
  }
  if (member.status === 5 && platform.behaviour.leftMember === '60111') {
    throw new WeComError(60111);
  }
  return describeUser(member, app, platform);
}
