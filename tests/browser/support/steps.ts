// Steps that several browser tests share.
import fs from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { MEMBER_COOKIE } from '../../../packages/simulator/src/index';
import { AUTHENTICATOR } from '../../world/seed';
import { type MemberSession, signInMember } from '../../world/sign-in-member';
import { PLUGIN_DIR } from '../../../tools/paths';
import type { World } from './world';

/** The plugin's texts by key, in a language. */
export const readTexts = (language: 'en-US' | 'zh-CN') =>
  JSON.parse(fs.readFileSync(path.join(PLUGIN_DIR, `src/locale/${language}.json`), 'utf8')) as Record<string, string>;

const english = readTexts('en-US');
const chinese = readTexts('zh-CN');

/** The English text of an error code. */
export function errorText(code: string): string {
  return english[code] ?? code;
}

/** Matches exactly one of the texts, whatever the language of the page: NocoBase's own, or keys of the plugin's. */
export function anyOf(...texts: string[]): RegExp {
  const shown = texts.flatMap((text) => [english[text] ?? text, chinese[text] ?? text]);
  return new RegExp(`^(${shown.map(patternOf).join('|')})$`);
}

// antd puts a space between the two characters of a Chinese button.
function patternOf(text: string): string {
  return /^\p{Script=Han}{2}$/u.test(text) ? `${text[0]} ?${text[1]}` : text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Changes options of the demo's authenticator; those below `public` too. */
export async function configure(world: World, changes: Record<string, unknown>, enabled = true): Promise<void> {
  const [row] = await world.api.call<{ id: number; options: { public: object } }[]>('authenticators:list', {
    filter: { name: AUTHENTICATOR },
  });
  if (!row) {
    throw new Error('The demo has no authenticator');
  }
  const { public: shown = {}, ...others } = changes;
  const options = { ...row.options, ...others, public: { ...row.options.public, ...(shown as object) } };
  await world.api.call('authenticators:update', { filterByTk: row.id }, { ...row, enabled, options });
}

/** The homepage link of the demo's authenticator, as the workbench opens it; ends in the client of `prefix`. */
export function homepage(world: World, prefix: string): string {
  const redirect = prefix && `&redirect=${encodeURIComponent(`${prefix}/admin`)}`;
  return `${world.url}/api/wecom:authorize?authenticator=${AUTHENTICATOR}${redirect}`;
}

/** Gives the WeCom client of this page to another member. */
export async function holdClient(page: Page, world: World, memberId: string): Promise<void> {
  await page.context().addCookies([{ name: MEMBER_COOKIE, value: memberId, url: world.simulator.url }]);
}

/** Agrees on WeCom's consent page. */
export async function agree(page: Page): Promise<void> {
  await page.getByRole('button', { name: '同意' }).click();
}

/** Lets a member sign in for the first time, over the consent page; `landing` is the page where that ends. */
export async function signInFirst(phone: Page, world: World, prefix: string, landing = 'admin'): Promise<void> {
  await phone.goto(homepage(world, prefix));
  await agree(phone);
  await expectPath(phone, new RegExp(`^${prefix}/${landing}(\\?|$)`));
}

/**
 * Signs a member in without a browser, and so links them to a user, where a test begins after that: a page takes seconds.
 *
 * @throws AssertionError with the reply when NocoBase refuses the member
 */
export function linkMember(world: World, memberId: string, authenticator = AUTHENTICATOR): Promise<MemberSession> {
  return signInMember(`${world.url}/api/`, world.simulator, memberId, authenticator);
}

/** Leaves a member's session in this browser, as an earlier page with a sign-in does. */
export async function leaveSession(page: Page, world: World, { token }: MemberSession): Promise<void> {
  // Some page of this origin, which none of NocoBase's scripts makes slow.
  await page.goto(`${world.url}/api/__health_check`);
  const session = { NOCOBASE_TOKEN: token, NOCOBASE_AUTH: AUTHENTICATOR };
  await page.evaluate((values) => Object.assign(localStorage, values), session);
}

/** On WeCom's web-login page: scans the code with a member's phone and confirms. */
export async function scan(page: Page, memberId: string): Promise<void> {
  await page.getByLabel(/scan with the phone/).selectOption(memberId);
  await page.getByRole('button', { name: 'Confirm' }).click();
}

/** Waits until the page's path, with query and fragment, is this one. NocoBase adds slashes at the end of some paths. */
export async function expectPath(page: Page, expected: string | RegExp): Promise<void> {
  const shown = () => {
    const { pathname, search, hash } = new URL(page.url());
    return pathname.replace(/(.)\/$/, '$1') + search + hash;
  };
  await (typeof expected === 'string' ? expect.poll(shown).toBe(expected) : expect.poll(shown).toMatch(expected));
}

/** Waits until this browser has the session of a user; undefined: of nobody. The page may be on its way meanwhile. */
export async function expectSignedIn(page: Page, nickname: string | undefined): Promise<void> {
  await expect(async () => expect(await signedInUser(page)).toBe(nickname)).toPass();
}

function signedInUser(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => {
    const token = localStorage.getItem('NOCOBASE_TOKEN') ?? '';
    const authenticator = localStorage.getItem('NOCOBASE_AUTH') ?? '';
    const headers = { Authorization: `Bearer ${token}`, 'X-Authenticator': authenticator };
    const response = await fetch('/api/auth:check', { headers });
    const { data } = (await response.json()) as { data?: { nickname?: string } };
    return data?.nickname;
  });
}

/** Gives the pages of this browser the root user's session, which all tests of a worker share. */
export function signInAsRoot(page: Page, { api }: World): Promise<void> {
  return giveSession(page, api.token);
}

/** Gives them one of a user of the demo. */
export async function signInAs(page: Page, { api }: World, username: string): Promise<void> {
  const { token } = await api.as({ account: username, password: `demo-${username}-123` });
  await giveSession(page, token);
}

async function giveSession(page: Page, token: string): Promise<void> {
  await page.addInitScript((value) => {
    localStorage.setItem('NOCOBASE_TOKEN', value);
    localStorage.setItem('NOCOBASE_AUTH', 'basic');
  }, token);
}

/** Notes the address of every page that is loaded, without the redirects in between. */
export function recordPageLoads(page: Page): string[] {
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  return loads;
}
