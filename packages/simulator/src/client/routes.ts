import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Member } from '../company.js';
import { keepOutOfFrames, refuseForeignPages } from '../foreign-pages.js';
import type { Http } from '../http.js';
import { MEMBER_COOKIE } from '../member-cookie.js';
import { errorPage } from '../pages/error-page.js';
import type { Platform } from '../platform.js';
import type { Addresses } from './addresses.js';
import { clientPage } from './client-page.js';
import { DEVICE_COOKIE, deviceOf, isDevice, userAgentScript } from './device.js';
import { textOf } from '../form-text.js';
import { homeUrl, openableApps } from './home.js';
import { workbenchPage } from './workbench-page.js';

/**
 * The client's own pages, under `/__client`; every other path belongs to the app.
 * @param ownHost the host name to listen on
 */
export function clientRoutes(platform: Platform, addresses: Addresses, ownHost: string): Hono<Http> {
  const routes = new Hono<Http>({ strict: false }).basePath('/__client');
  routes.use(refuseForeignPages(ownHost), keepOutOfFrames);

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
    return openAddress(c, addresses, homeUrl(app, deviceOf(c.req.header('cookie'))));
  });
  routes.get('/link', (c) => openAddress(c, addresses, c.req.query('address') ?? '/'));
  routes.get('/user-agent.js', (c) => {
    c.header('cache-control', 'no-store');
    return c.body(userAgentScript(deviceOf(c.req.header('cookie'))), 200, { 'content-type': 'text/javascript' });
  });
  return routes;
}

function openAddress(c: Context<Http>, addresses: Addresses, address: string): Response | Promise<Response> {
  const path = addresses.pathOf(address);
  if (path !== undefined) {
    return c.redirect(path);
  }
  const note = `this client opens addresses of ${addresses.appOrigin} and WeCom's own pages`;
  return c.html(errorPage('无法打开该链接', note), 403);
}

/** The member whose cookie the browser carries; the company's first one at the start. */
function holder(c: Context<Http>, platform: Platform): Member {
  const [first] = platform.company.members;
  const member = platform.member(getCookie(c, MEMBER_COOKIE) ?? '') ?? first;
  if (!member) {
    throw new Error('The company has no members');
  }
  return member;
}

function hold(c: Context<Http>, memberId: string, device: string): void {
  setCookie(c, MEMBER_COOKIE, memberId, { path: '/' });
  setCookie(c, DEVICE_COOKIE, device, { path: '/' });
}
