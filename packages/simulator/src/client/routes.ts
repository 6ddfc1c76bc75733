import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Member } from '../company/company.js';
import { keepOutOfFrames, refuseForeignPages } from '../foreign-pages.js';
import { textOf } from '../form-text.js';
import type { Http } from '../http.js';
import { isLanguage, LANGUAGE_COOKIE, languageOf } from '../language.js';
import { MEMBER_COOKIE } from '../member-cookie.js';
import { errorPage } from '../pages/error-page.js';
import { firstMembers } from '../pages/first-members.js';
import type { Platform } from '../platform.js';
import type { Addresses } from './addresses.js';
import type { AppCookies } from './app-cookies.js';
import { clientPage } from './client-page.js';
import { DEVICE_COOKIE, deviceOf, isDevice, userAgentScript } from './device.js';
import { handOverPage } from './hand-over-page.js';
import { homePath, openableApps } from './home.js';
import { workbenchPage } from './workbench-page.js';

/** The page with the device. */
export const CLIENT_PATH = '/__client/';

/**
 * The client's own pages, under `/__client`; every other path belongs to the app.
 * @param cookies what the app has set in this browser
 * @param ownHost the host name to listen on
 */
export function clientRoutes(
  platform: Platform,
  addresses: Addresses,
  cookies: AppCookies,
  ownHost: string,
): Hono<Http> {
  const routes = new Hono<Http>({ strict: false }).basePath('/__client');
  routes.use(refuseForeignPages(ownHost), keepOutOfFrames);

  routes.get('/', (c) => showDevice(c, platform, addresses));
  routes.post('/', (c) => handOver(c, cookies));
  routes.get('/language', (c) => {
    const language = c.req.query('to');
    if (isLanguage(language)) {
      setCookie(c, LANGUAGE_COOKIE, language, { path: '/' });
    }
    return c.redirect(CLIENT_PATH);
  });
  routes.get('/workbench', (c) => {
    const member = holder(c, platform);
    const apps = openableApps(platform, addresses, deviceOf(c.req.header('cookie')));
    return c.html(workbenchPage(platform, member, apps, languageOf(c)));
  });
  routes.get('/open', (c) => {
    const app = platform.appByAgentId(c.req.query('agentId') ?? '') ?? platform.apps[0];
    return openPath(c, addresses, homePath(app, addresses, deviceOf(c.req.header('cookie'))));
  });
  routes.get('/link', (c) => openPath(c, addresses, addresses.pathOf(c.req.query('address') ?? '/')));
  routes.get('/user-agent.js', (c) => {
    c.header('cache-control', 'no-store');
    return c.body(userAgentScript(deviceOf(c.req.header('cookie'))), 200, { 'content-type': 'text/javascript' });
  });
  return routes;
}

function showDevice(c: Context<Http>, platform: Platform, addresses: Addresses): Response | Promise<Response> {
  const member = holder(c, platform);
  const device = deviceOf(c.req.header('cookie'));
  const language = languageOf(c);
  hold(c, member.id, device);
  // WeCom's own pages, which the device shows next, speak it too.
  setCookie(c, LANGUAGE_COOKIE, language, { path: '/' });
  const { name: companyName } = platform.company;
  const members = firstMembers(platform.directory.members, member);
  return c.html(clientPage({ companyName, members, member, device, platformUrl: addresses.platformUrl, language }));
}

async function handOver(c: Context<Http>, cookies: AppCookies): Promise<Response> {
  const form = await c.req.formData();
  const device = textOf(form, 'device');
  hold(c, textOf(form, 'member'), isDevice(device) ? device : 'phone');
  if (form.has('keep')) {
    return c.redirect(CLIENT_PATH);
  }
  for (const end of cookies.takeEnds()) {
    c.header('set-cookie', end, { append: true });
  }
  return c.html(handOverPage(languageOf(c)));
}

function openPath(c: Context<Http>, { appOrigin }: Addresses, path: string | undefined): Response | Promise<Response> {
  if (path !== undefined) {
    return c.redirect(path);
  }
  const note = {
    en: `this client opens addresses of ${appOrigin} and WeCom's own pages`,
    zh: `此客户端只打开 ${appOrigin} 和企业微信自己的页面`,
  };
  return c.html(errorPage({ en: 'This link cannot be opened', zh: '无法打开该链接' }, languageOf(c), note), 403);
}

/** The member whose cookie the browser carries; the company's first one at the start. */
function holder(c: Context<Http>, platform: Platform): Member {
  const [first] = platform.directory.members;
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
