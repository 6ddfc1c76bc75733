import { beforeAll, describe, expect, test } from 'vitest';
import { defaultCompany, startSimulator } from '../../../packages/simulator/src/index';
import { authorize, BROWSER_AGENT, comeBack, complete, newBrowser, signInInClient } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  // Linked from here on, so that one pass completes.
  await signInInClient(world, 'lisi');
});

const codeOf = (address: string) => new URL(address).searchParams.get('code') ?? '';

async function redeemedCode(browser = newBrowser()): Promise<string> {
  const { address } = await comeBack(world, 'lisi', { browser });
  expect((await complete(world, browser, address)).token).toBeTruthy();
  return codeOf(address);
}

/** An attempt of an ordinary browser, ready to be completed with whatever code. */
async function webAttempt() {
  const browser = newBrowser(BROWSER_AGENT);
  return { browser, address: await world.simulator.scan(await authorize(world, browser), 'lisi', 'confirm') };
}

describe('a code that was redeemed', () => {
  test('is refused in another attempt of the same browser', async () => {
    const browser = newBrowser();
    const code = await redeemedCode(browser);
    const { address } = await comeBack(world, 'lisi', { browser });

    expect((await complete(world, browser, address, { code })).error?.code).toBe('wecom_code_invalid');
  });

  test('is refused in another browser', async () => {
    const code = await redeemedCode();
    const { browser, address } = await comeBack(world, 'lisi');

    expect((await complete(world, browser, address, { code })).error?.code).toBe('wecom_code_invalid');
  });

  test('signs in once when it is posted twice at the same moment', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    const twin = { ...browser, cookies: { ...browser.cookies } };

    const replies = await Promise.all([complete(world, browser, address), complete(world, twin, address)]);

    expect(replies.filter(({ token }) => token)).toHaveLength(1);
    expect(replies.map(({ error }) => error?.code)).toContain('wecom_state_used');
  });
});

describe('a code from elsewhere', () => {
  test('is refused when it was issued for another app of the corp', async () => {
    const { corpId } = world.simulator.app;
    const query = new URLSearchParams({
      appid: corpId,
      agentid: '1000003',
      redirect_uri: 'https://expenses.example.com/',
      response_type: 'code',
      scope: 'snsapi_base',
      state: 'x',
    });
    const address = `${world.simulator.url}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`;
    const code = codeOf(await world.simulator.openInClient(address, 'zhangsan'));
    const attempt = await comeBack(world, 'zhangsan');

    const { error } = await complete(world, attempt.browser, attempt.address, { code });

    expect(code).toMatch(/^.{43}$/);
    expect(error?.code).toBe('wecom_untrusted_domain');
  });

  test('is refused when it was issued for another corp', async () => {
    const company = defaultCompany('https://nocobase.example.com');
    const other = await startSimulator({ company: { ...company, corpId: 'ww0000000000000001' } });
    const { browser, address } = await comeBack(world, 'lisi');
    const location = await authorize(world, newBrowser());
    const elsewhere = location.replace(world.simulator.app.corpId, 'ww0000000000000001');

    const code = codeOf(await other.openInClient(elsewhere, 'lisi'));
    const { error } = await complete(world, browser, address, { code });

    await other.stop();
    expect(code).toMatch(/^.{43}$/);
    expect(error?.code).toBe('wecom_code_invalid');
  });

  test('of the silent page is no way into the web flow for a member whom the app is not shown to', async () => {
    // The silent page hands a code to every member of the corp; the QR page would have refused this one.
    const silent = await comeBack(world, 'zhouba');
    const { browser, address } = await webAttempt();

    const { error } = await complete(world, browser, address, { code: codeOf(silent.address) });

    expect(error?.code).toBe('wecom_not_in_visible_range');
  });

  test('is refused for a name that differs from that of the authenticator in capital letters', async () => {
    const { browser, address } = await comeBack(world, 'lisi');

    const { error } = await complete(world, browser, address, { authenticator: 'WeCom' });

    expect(error?.code).toBe('wecom_authenticator_unavailable');
  });

  test('is refused when it is older than five minutes', async () => {
    const { browser, address } = await comeBack(world, 'lisi');
    world.simulator.control.advance(5 * 60_000);

    expect((await complete(world, browser, address)).error?.code).toBe('wecom_code_invalid');
  });
});

describe('what is no code', () => {
  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['ten kilobytes long', 'a'.repeat(10_240)],
    ['repeated', ['one', 'two']],
    ['an object', { code: 'one' }],
    ['a number', 42],
  ])('is refused when it is %s, before WeCom is asked', async (_shape, code) => {
    const { browser, address } = await comeBack(world, 'lisi');
    world.simulator.control.clearJournal();

    expect((await complete(world, browser, address, { code })).error?.code).toBe('wecom_code_missing');
    expect(world.simulator.control.journal()).toEqual([]);
  });

  test.each([
    ['text of another alphabet', '密码'],
    ['a query of its own', 'x&access_token=y&debug=1'],
    ['a path', '../../gettoken?corpid=x'],
    ['lines', 'x\r\nHost: evil.example.com'],
  ])('reaches WeCom as a code and nothing else when it is %s', async (_shape, code) => {
    const { browser, address } = await comeBack(world, 'lisi');
    world.simulator.control.clearJournal();

    expect((await complete(world, browser, address, { code })).error?.code).toBe('wecom_code_invalid');
    const [call] = world.simulator.control.journal();
    expect(call?.path).toBe('/cgi-bin/auth/getuserinfo');
    expect(Object.keys(call?.query ?? {}).toSorted()).toEqual(['access_token', 'code']);
  });
});
