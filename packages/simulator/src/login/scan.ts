import type { Words } from '../language.js';
import type { Platform } from '../platform.js';
import { withParameters } from '../redirect-uri.js';
import type { LoginRequest } from './scans.js';

/** The answers that a person can give to the QR code on the screen. */
export interface Scan {
  key: string;
  memberId: string;
  decision: 'confirm' | 'refuse' | 'expire';
}

/** The web-login page's next step: go somewhere (with a code, or without one), or say something and stay. */
export type ScanOutcome = { go: string; code?: string } | { stay: Words; errCode: number; over: boolean };

const EXPIRED: Words = { en: 'The QR code is over; reload the page', zh: '二维码已失效，请刷新页面' };

const NO_PERMISSION: Words = { en: 'You have no permission to use this app', zh: '你没有使用该应用的权限' };

const CANCELLED: Words = { en: 'You have cancelled the login', zh: '你已取消登录' };

/** Plays a scan. The QR code stays usable after a refusal for lack of permission, as another person may try. */
export function scan({ key, memberId, decision }: Scan, platform: Platform): ScanOutcome {
  const login = platform.scans.find(key, platform.now());
  if (!login || decision === 'expire') {
    platform.scans.end(key);
    return { stay: EXPIRED, errCode: -2, over: true };
  }
  if (decision === 'refuse') {
    return refuse(key, login, platform);
  }
  const code = issueCode(login, memberId, platform);
  if (!code) {
    return { stay: NO_PERMISSION, errCode: -3, over: false };
  }
  platform.scans.end(key);
  return { go: withParameters(login.redirectUri, { code, state: login.state, ...appid(login, platform) }), code };
}

function refuse(key: string, login: LoginRequest, platform: Platform): ScanOutcome {
  platform.scans.end(key);
  if (login.page === 'old' || platform.behaviour.refusedScan === 'redirect') {
    return { go: withParameters(login.redirectUri, { state: login.state, ...appid(login, platform) }) };
  }
  return { stay: CANCELLED, errCode: -4, over: true };
}

function issueCode(login: LoginRequest, memberId: string, platform: Platform): string | undefined {
  const app = platform.appByAgentId(login.agentId);
  const member = platform.member(memberId);
  if (!app || !member) {
    return undefined;
  }
  const outsiderAllowed = member.kind === 'outsider' && platform.behaviour.outsiderScan === 'with-code';
  if (!outsiderAllowed && !platform.isVisible(app, member)) {
    return undefined;
  }
  return platform.codes.issue({ agentId: app.agentId, memberId: member.id }, platform.now());
}

function appid(login: LoginRequest, platform: Platform): Record<string, string> {
  const added = login.page === 'old' || platform.behaviour.appidInRedirect === 'yes';
  return added ? { appid: platform.corpId } : {};
}
