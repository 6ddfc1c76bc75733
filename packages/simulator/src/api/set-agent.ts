import type { Context } from 'hono';
import type { App } from '../company/company.js';
import { WeComError } from '../errors.js';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { callingApp } from './caller.js';

/** A host name with a dot or `localhost`, and perhaps a port; no scheme, path or underscore. */
const DOMAIN_SHAPE = /^(localhost|([a-z0-9-]+\.)+[a-z][a-z0-9-]*)(:\d{1,5})?$/i;

/**
 * `agent/set` (doc/90228): an app changes its own trusted domain, homepage, name and description; what is left out stays.
 * @throws WeComError 40058, 41011, 40056, 301002, 40094, 80001, 85004, 85005 and those of the caller check
 */
export async function setAgent(c: Context<Http>, platform: Platform): Promise<Record<string, unknown>> {
  const app = callingApp(c, platform);
  const body = await bodyOf(c);
  checkAgentId(body, app, platform);
  const homeUrl = textIn(body, 'home_url', 40094, /^https?:\/\/./);
  const domain = textIn(body, 'redirect_domain', 80001, DOMAIN_SHAPE);
  const name = textIn(body, 'name', 40058, /^.{1,32}$/u);
  const description = textIn(body, 'description', 40058, /^.{4,120}$/u);
  Object.assign(app, homeUrl && { homeUrl }, name && { name }, description && { description });
  if (domain) {
    changeTrustedDomain(domain, app, platform);
  }
  return {};
}

async function bodyOf(c: Context<Http>): Promise<Record<string, unknown>> {
  if (c.req.method !== 'POST') {
    throw new WeComError(40058);
  }
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) {
    throw new WeComError(40058);
  }
  return body as Record<string, unknown>;
}

function checkAgentId({ agentid }: Record<string, unknown>, app: App, platform: Platform): void {
  if (agentid === undefined) {
    throw new WeComError(41011);
  }
  if (typeof agentid !== 'number' || !platform.appByAgentId(String(agentid))) {
    throw new WeComError(40056);
  }
  if (String(agentid) !== app.agentId) {
    throw new WeComError(301002);
  }
}

function textIn(body: Record<string, unknown>, key: string, errcode: number, shape: RegExp): string | undefined {
  const value = body[key];
  if (value === undefined || value === '') {
    return undefined;
  }
  if (typeof value !== 'string' || !shape.test(value)) {
    throw new WeComError(errcode);
  }
  return value;
}

function changeTrustedDomain(domain: string, app: App, platform: Platform): void {
  const [current, ...others] = app.trustedDomains;
  if (domain === current) {
    return;
  }
  if (!platform.domainChanges.add(platform.now())) {
    throw new WeComError(85004);
  }
  app.trustedDomains = [domain, ...others];
  if (platform.behaviour.unprovenDomain === '85005') {
    throw new WeComError(85005);
  }
}
