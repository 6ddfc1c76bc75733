import { Hono, type Context } from 'hono';
import type { Http } from '../http.js';
import { isLanguage, type Language } from '../language.js';
import { firstMembers } from '../pages/first-members.js';
import type { Platform } from '../platform.js';
import { loginPage, loginRefusalPage, type LoginLook } from './page.js';
import { readLoginRequest } from './request.js';
import { scan, type Scan, type ScanOutcome } from './scan.js';
import type { LoginRequest } from './scans.js';

/** The web-login pages, current and old, and the scan behind them. */
export function loginRoutes(platform: Platform): Hono<Http> {
  const routes = new Hono<Http>();
  const show = (page: LoginRequest['page']) => (c: Context<Http>) => showLogin(c, page, platform);
  routes.get('/wwlogin/sso/login', show('current'));
  routes.get('/wwlogin/sso/login/', show('current'));
  routes.get('/wwopen/sso/qrConnect', show('old'));
  routes.post('/wwlogin/sso/scan', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    const choice = readScan(body);
    return choice
      ? c.json(tell(scan(choice, platform), readLanguage(body)))
      : c.json({ stay: '请求无效', errCode: -1, over: false }, 400);
  });
  return routes;
}

function showLogin(c: Context<Http>, page: LoginRequest['page'], platform: Platform): Response | Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  const request = readLoginRequest(query, page, platform);
  if ('errCode' in request) {
    return c.html(loginRefusalPage(request, readLook(query).language));
  }
  const key = platform.scans.show(request, platform.now());
  const appName = platform.appByAgentId(request.agentId)?.name ?? '';
  return c.html(loginPage(key, appName, firstMembers(platform.directory.members), readLook(query)));
}

function readLook(query: URLSearchParams): LoginLook {
  return {
    redirectType: query.get('redirect_type') ?? 'top',
    language: query.get('lang') === 'en' ? 'en' : 'zh',
    isDark: query.get('color_scheme') === 'dark',
  };
}

/** The language of the page on which the code was shown. */
function readLanguage(body: unknown): Language {
  const { language } = body as { language?: unknown };
  return typeof language === 'string' && isLanguage(language) ? language : 'zh';
}

/** The outcome as the page's script takes it. */
function tell(outcome: ScanOutcome, language: Language): object {
  return 'stay' in outcome ? { ...outcome, stay: outcome.stay[language] } : outcome;
}

function readScan(body: unknown): Scan | undefined {
  if (typeof body !== 'object' || body === null) {
    return undefined;
  }
  const { key, memberId, decision } = body as Partial<Record<keyof Scan, unknown>>;
  if (typeof key !== 'string' || typeof memberId !== 'string') {
    return undefined;
  }
  if (decision !== 'confirm' && decision !== 'refuse' && decision !== 'expire') {
    return undefined;
  }
  return { key, memberId, decision };
}
