import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WECOM_AGENT, newBrowser, signInInClient, signInOnWeb } from '../../world/sign-in';
import { startWorld, type World } from '../../world/start-world';
import {
  change,
  comeBackToLink,
  completeLink,
  link,
  listenToAudit,
  myLinks,
  signInByPassword,
  type Session,
} from '../support/links';
import { allLinks, forgetPeople } from '../support/users';

let world: World;

beforeAll(async () => {
  world = await startWorld({ public: { autoSignUp: true } });
});
afterAll(() => world.stop());
beforeEach(() => forgetPeople(world));

async function linkInClient(session: Session, memberId: string) {
  const browser = newBrowser(WECOM_AGENT);
  const values = { authenticator: 'wecom', redirect: '/admin/here' };
  const started = await change(world.nocobase, session, 'wecom:startLink', values, browser);
  const address = await world.simulator.openInClient(String(started.data?.['url']), memberId);
  return completeLink(world, session, { browser, address });
}

describe('a user who links the own account', () => {
  test('sees the member, and then signs in with WeCom as this very user', async () => {
    const user = await signInByPassword(world.nocobase, 'anna');
    expect(await myLinks(world.nocobase, user)).toEqual([{ authenticator: 'wecom', title: 'WeCom' }]);

    const linked = await link(world, user, 'zhangsan');

    expect(linked).toMatchObject({ status: 200, data: { redirectTo: '/admin/here' } });
    expect(await myLinks(world.nocobase, user)).toMatchObject([
      { link: { member: { memberId: 'zhangsan', name: '张三' }, isOnlyWayIn: false } },
    ]);
    expect((await signInOnWeb(world, 'zhangsan')).user?.id).toBe(user.userId);
  });

  test('can do so inside WeCom, without being asked for the phone number', async () => {
    const user = await signInByPassword(world.nocobase, 'bert');

    expect((await linkInClient(user, 'lisi')).status).toBe(200);
    expect((await signInInClient(world, 'lisi')).user?.id).toBe(user.userId);
  });

  test('asks WeCom twice, as a sign-in does', async () => {
    const user = await signInByPassword(world.nocobase, 'carl');
    // From here on there is an access token.
    await signInOnWeb(world, 'zhangsan');
    world.simulator.control.clearJournal();

    await link(world, user, 'wangwu');

    const calls = world.simulator.control.journal().map(({ path }) => path);
    expect(calls.filter((path) => path.startsWith('/cgi-bin/'))).toEqual([
      '/cgi-bin/auth/getuserinfo',
      '/cgi-bin/user/get',
    ]);
  });

  test.each([
    ['outsider', 'wecom_not_a_member'],
    ['linked', 'wecom_other_corp'],
    ['zhouba', 'wecom_not_in_visible_range'],
    ['wujiu', 'wecom_member_inactive'],
    ['zhangsan', 'wecom_member_linked'],
  ])('is refused the member %s: %s', async (memberId, code) => {
    await link(world, await signInByPassword(world.nocobase, 'holder'), 'zhangsan');
    const user = await signInByPassword(world.nocobase, `user-${memberId}`);

    const refused = await linkInClient(user, memberId);

    expect(refused.error).toMatchObject({ code, redirectTo: '/admin/here' });
    expect(await myLinks(world.nocobase, user)).toMatchObject([{ authenticator: 'wecom' }]);
    expect((await allLinks(world.nocobase)).claims.filter(({ userId }) => userId === user.userId)).toEqual([]);
  });

  test('is refused a second member', async () => {
    const user = await signInByPassword(world.nocobase, 'dora');
    const early = await comeBackToLink(world, user, 'zhaoliu');
    await link(world, user, 'sunqi');

    expect((await completeLink(world, user, early)).error?.code).toBe('wecom_user_linked');
    const values = { authenticator: 'wecom', redirect: '/admin' };
    expect((await change(world.nocobase, user, 'wecom:startLink', values)).error?.code).toBe('wecom_user_linked');
  });

  test('who comes back late hears so', async () => {
    const user = await signInByPassword(world.nocobase, 'emil');
    const late = await comeBackToLink(world, user, 'zhaoliu');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 });

    const refused = await completeLink(world, user, late);
    vi.useRealTimers();

    expect(refused.error).toMatchObject({ code: 'wecom_state_expired', redirectTo: '/admin/here' });
  });

  test('who cancels on the page of WeCom hears so', async () => {
    const user = await signInByPassword(world.nocobase, 'fred');
    const { browser, address } = await comeBackToLink(world, user, 'zhaoliu');
    const url = new URL(address);
    url.searchParams.delete('code');

    const refused = await completeLink(world, user, { browser, address: url.href });

    expect(refused.error?.code).toBe('wecom_code_missing');
  });
});

describe('a user who unlinks', () => {
  test('keeps the session, and the member is free for another user', async () => {
    const user = await signInByPassword(world.nocobase, 'ida');
    await link(world, user, 'Chen.Yi-1@Corp');
    const { token = '' } = await signInOnWeb(world, 'Chen.Yi-1@Corp');
    const session = { token, authenticator: 'wecom' };

    const unlinked = await change(world.nocobase, session, 'wecom:unlink', { authenticator: 'wecom' });

    expect(unlinked.status).toBe(200);
    expect(await myLinks(world.nocobase, session)).toEqual([{ authenticator: 'wecom', title: 'WeCom' }]);
    const other = await signInByPassword(world.nocobase, 'jane');
    expect((await link(world, other, 'Chen.Yi-1@Corp')).status).toBe(200);
  });

  test('is refused when it is the only way in', async () => {
    const { token = '' } = await signInInClient(world, 'zhaoliu');
    const session = { token, authenticator: 'wecom' };
    expect(await myLinks(world.nocobase, session)).toMatchObject([{ link: { isOnlyWayIn: true } }]);

    const refused = await change(world.nocobase, session, 'wecom:unlink', { authenticator: 'wecom' });

    expect(refused.error?.code).toBe('wecom_only_way_in');
    expect(await myLinks(world.nocobase, session)).toMatchObject([{ link: { member: { memberId: 'zhaoliu' } } }]);
  });

  test('is told when there is nothing to unlink', async () => {
    const user = await signInByPassword(world.nocobase, 'kurt');

    const refused = await change(world.nocobase, user, 'wecom:unlink', { authenticator: 'wecom' });

    expect(refused).toMatchObject({ status: 404, error: { code: 'wecom_link_not_found' } });
  });
});

test('link, refusal and unlink leave audit records without a code', async () => {
  await link(world, await signInByPassword(world.nocobase, 'holder'), 'zhangsan');
  const records = listenToAudit(world.nocobase);
  const user = await signInByPassword(world.nocobase, 'lena');
  world.simulator.control.updateMember('zhouba', { status: 1 });
  const { visibleMemberIds } = world.simulator.app;
  world.simulator.control.updateApp({ visibleMemberIds: [...visibleMemberIds, 'zhouba'] });

  await link(world, user, 'zhangsan');
  await link(world, user, 'zhouba');
  await change(world.nocobase, user, 'wecom:unlink', { authenticator: 'wecom' });

  const common = { resource: 'wecom', userId: String(user.userId), targetRecordUK: String(user.userId) };
  const { corpId } = world.simulator.app;
  const facts = (memberId: string) => ({ authenticator: 'wecom', identity: `${corpId}/${memberId}`, by: 'session' });
  expect(records).toMatchObject([
    { ...common, action: 'refuse', status: 409, metadata: { ...facts('zhangsan'), code: 'wecom_member_linked' } },
    { ...common, action: 'link', status: 200, metadata: facts('zhouba') },
    { ...common, action: 'unlink', status: 200, metadata: facts('zhouba') },
  ]);
  expect(JSON.stringify(records)).not.toMatch(/"(code)":"(?!wecom_)|state|ticket/);
});

test('creation and link of a first sign-in leave audit records with a masked phone number', async () => {
  const records = listenToAudit(world.nocobase);
  world.simulator.control.updateMember('wujiu', { status: 1 });

  const { user } = await signInInClient(world, 'wujiu');

  const metadata = { authenticator: 'wecom', phone: '138****07', by: 'sign-in' };
  const common = { resource: 'wecom', userId: String(user?.id), targetRecordUK: String(user?.id), metadata };
  expect(records).toMatchObject([
    { ...common, action: 'createUser' },
    { ...common, action: 'link' },
  ]);
});
