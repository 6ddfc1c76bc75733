import { Hono, type Context } from 'hono';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { getAgent } from './get-agent.js';
import { getCallbackIp } from './get-callback-ip.js';
import { getDepartment } from './get-department.js';
import { getTag } from './get-tag.js';
import { getToken } from './get-token.js';
import { getUserDetail } from './get-user-detail.js';
import { getUserInfo, getUserInfoOld } from './get-user-info.js';
import { EMPTY_USER, getUser } from './get-user.js';
import { listDepartmentIds } from './list-department-ids.js';
import { listDepartments } from './list-departments.js';
import { listTags } from './list-tags.js';
import { listUserIds } from './list-user-ids.js';
import { listUserNames } from './list-user-names.js';
import { listUsers } from './list-users.js';
import { replyError, replyOk } from './reply.js';
import { setAgent } from './set-agent.js';

/** One call of the server API. */
interface Endpoint {
  paths: string[];
  handle(c: Context<Http>, platform: Platform): Record<string, unknown> | Promise<Record<string, unknown>>;
  /** The default fields that a refusal carries: of the fields of a success, the lists. */
  emptyFields?: Record<string, unknown>;
}

/** All calls that are played. */
export const ENDPOINTS: Endpoint[] = [
  { paths: ['/gettoken'], handle: getToken, emptyFields: { access_token: '', expires_in: 0 } },
  { paths: ['/auth/getuserinfo'], handle: getUserInfo },
  { paths: ['/user/getuserinfo'], handle: getUserInfoOld, emptyFields: { agent: [] } },
  { paths: ['/auth/getuserdetail', '/user/getuserdetail'], handle: getUserDetail },
  { paths: ['/user/get'], handle: getUser, emptyFields: EMPTY_USER },
  { paths: ['/agent/get'], handle: getAgent },
  { paths: ['/agent/set'], handle: setAgent },
  { paths: ['/department/list'], handle: listDepartments, emptyFields: { department: [] } },
  { paths: ['/department/simplelist'], handle: listDepartmentIds, emptyFields: { department_id: [] } },
  { paths: ['/department/get'], handle: getDepartment },
  { paths: ['/user/list'], handle: listUsers, emptyFields: { userlist: [] } },
  { paths: ['/user/simplelist'], handle: listUserNames, emptyFields: { userlist: [] } },
  { paths: ['/user/list_id'], handle: listUserIds, emptyFields: { dept_user: [] } },
  { paths: ['/tag/list'], handle: listTags, emptyFields: { taglist: [] } },
  { paths: ['/tag/get'], handle: getTag, emptyFields: { userlist: [], partylist: [] } },
  { paths: ['/getcallbackip'], handle: getCallbackIp, emptyFields: { ip_list: [] } },
];

/** The server API, to be mounted at `/cgi-bin`. Parameters are read from the query whatever the method, as on WeCom. */
export function apiRoutes(platform: Platform): Hono<Http> {
  const routes = new Hono<Http>();
  for (const endpoint of ENDPOINTS) {
    routes.on(['GET', 'POST'], endpoint.paths, async (c) => {
      try {
        return replyOk(platform, await endpoint.handle(c, platform));
      } catch (error) {
        if (error instanceof WeComError) {
          return replyError(c, platform, error.errcode, endpoint.emptyFields);
        }
        throw error;
      }
    });
  }
  return routes;
}
