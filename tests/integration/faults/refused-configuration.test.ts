import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { authorize, comeBack, complete, newBrowser, signInInClient, signInOnWeb } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });
let token: string;

beforeAll(async () => {
  token = await world.nocobase.signInAsRoot();
  await signInInClient(world, 'zhangsan');
});
afterEach(() => vi.useRealTimers());

const callsTo = (path: string) =>
  world.simulator.control.journal().filter((entry) => entry.path === `/cgi-bin/${path}`);

async function lastRefusal() {
  const { body } = await world.nocobase.api('wecom:lastRefusal?authenticator=wecom', { token });
  return (body as { data?: Record<string, unknown> }).data;
}

async function saveOptions(changes: Record<string, unknown>) {
  const body = { enabled: true, options: optionsFor(world.simulator, { public: { autoSignUp: true }, ...changes }) };
  await world.nocobase.api('authenticators:update?filter[name]=wecom', { token, body });
}

describe('a configuration that WeCom refuses', () => {
  test('tells the administrator, and only them, the address to trust', async () => {
    world.simulator.control.updateApp({ trustedIps: ['203.0.113.1'] });

    const { error, reply } = await signInOnWeb(world, 'zhangsan');
    const refusal = await lastRefusal();

    world.simulator.control.updateApp({ trustedIps: 'any' });
    expect(error?.code).toBe('wecom_untrusted_ip');
    expect(JSON.stringify(reply.body)).not.toContain('127.0.0.1');
    expect(refusal).toMatchObject({ code: 'wecom_untrusted_ip', errcode: 60020, ip: '127.0.0.1' });
  });

  test('tells the administrator what to do about it, not to ask the administrator', async () => {
    await saveOptions({ secret: 'w'.repeat(43) });
    const { error } = await signInOnWeb(world, 'zhangsan');

    const refusal = await lastRefusal();

    await saveOptions({});
    expect(error?.message).toContain('Ask your administrator');
    expect(refusal?.['finding']).toContain('WeCom refuses the secret');
    expect(refusal?.['advice']).toContain('from the app’s page in the WeCom console');
    expect(JSON.stringify(refusal)).not.toContain('administrator');
  });

  test.each([
    ['an anonymous caller', false],
    ['a member', true],
  ])('keeps the refusal from %s', async (_who, signedIn) => {
    const { token: memberToken = '' } = signedIn ? await signInOnWeb(world, 'zhangsan') : {};

    const { status } = await world.nocobase.api('wecom:lastRefusal?authenticator=wecom', { token: memberToken });

    expect([401, 403]).toContain(status);
  });

  test('is forgotten after a sign-in that works', async () => {
    await signInOnWeb(world, 'zhangsan');

    expect(await lastRefusal()).toBeUndefined();
  });

  test('costs no return for which WeCom was not asked: it may be tried again when the secret is right', async () => {
    const [first, second] = [await comeBack(world, 'zhangsan'), await comeBack(world, 'zhangsan')];
    await saveOptions({ secret: 'z'.repeat(43) });
    await complete(world, first.browser, first.address);
    const heldBack = await complete(world, second.browser, second.address);
    await saveOptions({});

    const again = await complete(world, second.browser, second.address);

    expect(heldBack.error?.code).toBe('wecom_wrong_secret');
    expect(again.error).toBeUndefined();
  });

  test.each([
    ['secret', 'x'.repeat(43), 'wecom_wrong_secret'],
    ['corpId', 'ww0000000000000000', 'wecom_wrong_corp'],
  ])(
    'asks for no more than one access token while %s is wrong, and for one at once when it is right',
    async (key, value, code) => {
      const { simulator } = world;
      const browsers = await Promise.all(
        [1, 2, 3, 4, 5].map(async () => {
          const browser = newBrowser();
          return { browser, address: await simulator.openInClient(await authorize(world, browser), 'zhangsan') };
        }),
      );
      await saveOptions({ [key]: value });
      simulator.control.clearJournal();

      const replies = await Promise.all(browsers.map(({ browser, address }) => complete(world, browser, address)));

      expect(replies.map(({ error }) => error?.code)).toEqual(Array(5).fill(code));
      expect(callsTo('gettoken')).toHaveLength(1);
      await saveOptions({});
      expect((await signInOnWeb(world, 'zhangsan')).token).toBeTruthy();
    },
  );

  test('asks again after a minute', async () => {
    await saveOptions({ secret: 'y'.repeat(43) });
    const attempt = async () => (await signInOnWeb(world, 'zhangsan')).error?.code;
    world.simulator.control.clearJournal();
    await attempt();
    await attempt();

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
    await attempt();

    vi.useRealTimers();
    expect(callsTo('gettoken')).toHaveLength(2);
    await saveOptions({});
  });
});
