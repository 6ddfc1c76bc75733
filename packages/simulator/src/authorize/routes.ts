import { Hono, type Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isWeChat, isWeCom } from '../client/user-agents.js';
import { PERSONAL_FIELDS, type Member, type PersonalField } from '../company/company.js';
import { foreignness, senderOf } from '../foreign-pages.js';
import type { Http } from '../http.js';
import { clientLanguageOf, languageOf, type Words } from '../language.js';
import { MEMBER_COOKIE } from '../member-cookie.js';
import { errorPage } from '../pages/error-page.js';
import { firstMembers } from '../pages/first-members.js';
import type { Platform } from '../platform.js';
import { withParameters } from '../redirect-uri.js';
import { consentPage } from './consent-page.js';
import { identityPage } from './identity-page.js';
import { readAuthorizeRequest, type AuthorizeRequest } from './request.js';

const NOT_IN_WECOM: Words = { en: 'Open this link in the WeCom client', zh: '请在企业微信客户端打开链接' };

const OUT_OF_RANGE: Words = {
  en: 'You are outside the visible range of the app and cannot authorise it',
  zh: '你不在该应用的可见范围内，无法授权',
};

type Visit = { request: AuthorizeRequest; member: Member } | { response: Response | Promise<Response> };

/**
 * The in-app authorize page, to be mounted at `/connect/oauth2`.
 * @param ownHost the host name to listen on
 */
export function authorizeRoutes(platform: Platform, ownHost: string): Hono<Http> {
  const routes = new Hono<Http>();
  routes.get('/authorize', (c) => {
    const visit = readVisit(c, platform, ownHost);
    return 'response' in visit ? visit.response : answerVisit(c, platform, visit);
  });
  routes.post('/authorize', async (c) => {
    const visit = readVisit(c, platform, ownHost);
    return 'response' in visit ? visit.response : takeConsent(c, platform, visit);
  });
  return routes;
}

/** Reads who comes and with what request; or answers with the page that ends it here. */
function readVisit(c: Context<Http>, platform: Platform, ownHost: string): Visit {
  const query = new URL(c.req.url).searchParams;
  if (!isServed(c.req.header('user-agent') ?? '', query, platform)) {
    return { response: refuse(c, NOT_IN_WECOM) };
  }
  const request = readAuthorizeRequest(query, platform);
  if ('refusal' in request) {
    return { response: refuse(c, request.refusal) };
  }
  const chosen = query.get('simulator_member');
  if (chosen !== null) {
    return { response: rememberMember(c, chosen, ownHost) };
  }
  const member = platform.member(getCookie(c, MEMBER_COOKIE) ?? '');
  return member
    ? { request, member }
    : { response: c.html(identityPage(query, firstMembers(platform.directory.members), languageOf(c))) };
}

function refuse(c: Context<Http>, text: Words): Response | Promise<Response> {
  return c.html(errorPage(text, clientLanguageOf(c)));
}

function isServed(userAgent: string, query: URLSearchParams, { behaviour }: Platform): boolean {
  const isFollower = isWeChat(userAgent) && behaviour.weChatPlugin === 'followed';
  return isWeCom(userAgent) || (isFollower && query.get('scope') === 'snsapi_base');
}

function rememberMember(c: Context<Http>, memberId: string, ownHost: string): Response {
  // The answer of a form, though it comes as an address.
  const reason = foreignness({ ...senderOf(c), method: 'POST' }, ownHost);
  if (reason !== undefined) {
    return c.json({ error: reason }, 403);
  }
  const url = new URL(c.req.url);
  url.searchParams.delete('simulator_member');
  setCookie(c, MEMBER_COOKIE, memberId, { path: '/' });
  return c.redirect(`${url.pathname}${url.search}`);
}

function answerVisit(
  c: Context<Http>,
  platform: Platform,
  visit: { request: AuthorizeRequest; member: Member },
): Response | Promise<Response> {
  const { request, member } = visit;
  if (!request.asksConsent) {
    return redirectWithCode(c, platform, visit);
  }
  if (!platform.isVisible(request.app, member)) {
    return refuse(c, OUT_OF_RANGE);
  }
  if (member.kind !== 'member') {
    return redirectWithCode(c, platform, visit);
  }
  const remembered = platform.consents.recall(request.app.agentId, member.id, platform.now());
  if (remembered) {
    return redirectWithCode(c, platform, { ...visit, consent: remembered });
  }
  return c.html(consentPage(request.app, member, clientLanguageOf(c)));
}

async function takeConsent(
  c: Context<Http>,
  platform: Platform,
  visit: { request: AuthorizeRequest; member: Member },
): Promise<Response> {
  const { request, member } = visit;
  if (!request.asksConsent || !platform.isVisible(request.app, member)) {
    return answerVisit(c, platform, visit);
  }
  const form = await c.req.formData();
  const refused = form.get('answer') !== 'allow';
  if (refused && platform.behaviour.refusedConsent === 'state-only') {
    return c.redirect(withParameters(request.redirectUri, { state: request.state }));
  }
  const ticked = form.getAll('field');
  const consent = refused ? [] : PERSONAL_FIELDS.filter((field) => ticked.includes(field));
  platform.consents.remember(request.app.agentId, member.id, consent, platform.now());
  return redirectWithCode(c, platform, { ...visit, consent });
}

function redirectWithCode(
  c: Context<Http>,
  platform: Platform,
  visit: { request: AuthorizeRequest; member: Member; consent?: PersonalField[] },
): Response {
  const { request, member, consent } = visit;
  const grant = { agentId: request.app.agentId, memberId: member.id, ...(consent && { consent }) };
  const code = platform.codes.issue(grant, platform.now());
  return c.redirect(withParameters(request.redirectUri, { code, state: request.state }));
}
