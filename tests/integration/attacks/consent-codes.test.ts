import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { authorize, complete, newBrowser, signInInClient, type Browser } from '../../world/sign-in';
import { comeBackToLink, completeLink, myLinks, signInByPassword } from '../support/links';
import { allUsers } from '../support/users';
import { useWorld } from '../../world/use-world';

// WeCom's consent page asks whether the member may use the app; what changed since, it does not tell.
const world = useWorld({ public: { autoSignUp: true } });

/** A browser with a code of the consent page, under an attempt that asked for the silent one. */
async function withConsentCode(memberId: string): Promise<{ browser: Browser; address: string }> {
  const browser = newBrowser();
  const silent = await authorize(world, browser);
  const address = await world.simulator.openInClient(silent.replace('snsapi_base', 'snsapi_privateinfo'), memberId);
  return { browser, address };
}

const setStatus = (memberId: string, status: 1 | 2 | 5) => world.simulator.control.updateMember(memberId, { status });

function hideAppFrom(memberId: string): void {
  const { visibleMemberIds } = world.simulator.app;
  world.simulator.control.updateApp({ visibleMemberIds: visibleMemberIds.filter((id) => id !== memberId) });
}

let everybody: string[] = [];
beforeAll(() => {
  everybody = [...world.simulator.app.visibleMemberIds];
});
afterEach(() => {
  for (const memberId of ['zhangsan', 'lisi', 'sunqi', 'wangwu']) {
    setStatus(memberId, 1);
  }
  world.simulator.control.updateApp({ visibleMemberIds: everybody });
});

const REMOVALS: Array<[string, (memberId: string) => void, string]> = [
  ['disabled', (memberId) => setStatus(memberId, 2), 'wecom_member_inactive'],
  ['gone', (memberId) => setStatus(memberId, 5), 'wecom_member_inactive'],
  ['out of the visible range', hideAppFrom, 'wecom_not_in_visible_range'],
];

describe.each(REMOVALS)('a member who is %s since the consent page', (_what, remove, code) => {
  test('is refused when linked', async () => {
    await signInInClient(world, 'zhangsan');
    const { browser, address } = await withConsentCode('zhangsan');
    remove('zhangsan');

    const { error, token } = await complete(world, browser, address);

    expect(error?.code).toBe(code);
    expect(token).toBeUndefined();
  });

  test('gets no user at a first sign-in', async () => {
    const { browser, address } = await withConsentCode('sunqi');
    remove('sunqi');
    const before = await allUsers(world.nocobase);

    expect((await complete(world, browser, address)).error?.code).toBe(code);
    expect(await allUsers(world.nocobase)).toEqual(before);
  });

  test("gets no user under another member's attempt", async () => {
    const browser = newBrowser();
    const silent = await world.simulator.openInClient(await authorize(world, browser), 'lisi');
    const consentUrl = (await complete(world, browser, silent)).error?.consentUrl ?? '';
    const address = await world.simulator.openInClient(consentUrl, 'sunqi');
    remove('sunqi');
    const before = await allUsers(world.nocobase);

    expect((await complete(world, browser, address)).error?.code).toBe(code);
    expect(await allUsers(world.nocobase)).toEqual(before);
  });

  test('is not linked to a user who is signed in', async () => {
    const session = await signInByPassword(world.nocobase, `user of ${_what}`.replaceAll(' ', '-'));
    const { browser, address } = await comeBackToLink(world, session, 'wangwu');
    const consent = await withConsentCode('wangwu');
    const swapped = new URL(address);
    swapped.searchParams.set('code', new URL(consent.address).searchParams.get('code') ?? '');
    remove('wangwu');

    const { error } = await completeLink(world, session, { browser, address: swapped.href });

    expect(error?.code).toBe(code);
    expect((await myLinks(world.nocobase, session))[0]).not.toHaveProperty('link');
  });
});

describe('a linked member with a code of the consent page', () => {
  test('signs in with two calls, none of which reads personal fields', async () => {
    await signInInClient(world, 'zhangsan');
    const { browser, address } = await withConsentCode('zhangsan');
    world.simulator.control.clearJournal();

    expect((await complete(world, browser, address)).token).toBeTruthy();
    const paths = world.simulator.control.journal().map(({ path }) => path);
    expect(paths).toEqual(['/cgi-bin/auth/getuserinfo', '/cgi-bin/user/get']);
  });
});
