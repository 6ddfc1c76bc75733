import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Member } from '../company.js';
import type { Http } from '../http.js';
import { memberCookie } from '../member-cookie.js';
import type { Platform } from '../platform.js';
import type { Addresses } from './addresses.js';
import { clientPage } from './client-page.js';
import { deviceCookie, deviceOf, isDevice, userAgentScript } from './device.js';
import { textOf } from '../form-text.js';
import { homePath, openableApps } from './home.js';
import { workbenchPage } from './workbench-page.js';

/** The client's own pages, under `/__client`; every other path belongs to the app. */
export function clientRoutes(platform: Platform, addresses: Addresses): Hono<Http> {
  const routes = new Hono<Http>({ strict: false }).basePath('/__client');

  routes.get('/', (c) => {
    const member = holder(c, platform);
    hold(c, member.id, deviceOf(c.req.header('cookie')));
    const { name: companyName, members } = platform.company;
    const { platformUrl } = addresses;
    return c.html(clientPage({ companyName, members, member, device: deviceOf(c.req.header('cookie')), platformUrl }));
  });
  routes.post('/', async (c) => {
    const form = await c.req.formData();
    const device = textOf(form, 'device');
    hold(c, textOf(form, 'member'), isDevice(device) ? device : 'phone');
    return c.redirect('/__client/');
  });
  routes.get('/workbench', (c) => {
    const member = holder(c, platform);
    const apps = openableApps(platform, addresses).map((app) => ({ app, visible: platform.isVisible(app, member) }));
    return c.html(workbenchPage(platform.company.name, member, apps));
  });
  routes.get('/open', (c) => {
    const app = platform.appByAgentId(c.req.query('agentId') ?? '') ?? platform.company.apps[0];
    return c.redirect(homePath(app, deviceOf(c.req.header('cookie')), addresses));
  });
  routes.get('/link', (c) => c.redirect(addresses.location(c.req.query('address') ?? '/', '') || '/'));
  routes.get('/user-agent.js', (c) => {
    c.header('cache-control', 'no-store');
    return c.body(userAgentScript(deviceOf(c.req.header('cookie'))), 200, { 'content-type': 'text/javascript' });
  });
  return routes;
}

/** The member whose cookie the browser carries; the company's first one at the start. */
function holder(c: Context<Http>, platform: Platform): Member {
  const [first] = platform.company.members;
  const member = platform.member(getCookie(c, memberCookie) ?? '') ?? first;
  if (!member) throw new Error('The company has no members');
  return member;
}

function hold(c: Context<Http>, memberId: string, device: string): void {
  setCookie(c, memberCookie, memberId, { path: '/' });
  setCookie(c, deviceCookie, device, { path: '/' });
}
