import type { Context } from 'hono';
import type { App, Member } from '../company/company.js';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { callerOf, callingApp } from './caller.js';

/**
 * `agent/get` (doc/90227): the app's own settings, the usual "test connection" call. Of several trusted domains the first. The
 * visible range is what was granted directly, nothing expanded: members by themselves, departments (`allow_partys`), tags.
 * @throws WeComError 41011, 40056, 301002 and those of the caller check
 */
export function getAgent(c: Context<Http>, platform: Platform): Record<string, unknown> {
  const app = platform.behaviour.stoppedApp === 'close' ? callerOf(c, platform) : callingApp(c, platform);
  const agentId = c.req.query('agentid');
  if (!agentId) {
    throw new WeComError(41011);
  }
  if (!platform.appByAgentId(agentId)) {
    throw new WeComError(40056);
  }
  if (agentId !== app.agentId) {
    throw new WeComError(301002);
  }
  return {
    agentid: Number(app.agentId),
    name: app.name,
    square_logo_url: 'https://wework.qpic.cn/wwpic/logo/0',
    description: app.description,
    allow_userinfos: { user: visibleMembers(app, platform).map(({ id }) => ({ userid: id })) },
    allow_partys: { partyid: app.visibleDepartmentIds },
    allow_tags: { tagid: app.visibleTagIds },
    close: app.stopped ? 1 : 0,
    redirect_domain: app.trustedDomains[0] ?? '',
    report_location_flag: 0,
    isreportenter: 0,
    home_url: app.homeUrl,
  };
}

/** The members granted by themselves; people of other corps are no members here. */
function visibleMembers(app: App, platform: Platform): Member[] {
  const named = app.visibleMemberIds.flatMap((id) => platform.member(id) ?? []);
  return named.filter(({ kind }) => kind === 'member');
}
