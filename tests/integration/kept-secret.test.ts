import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { failStatements } from './support/failing-database';
import { useSaves } from './support/saves';
import { errorOf } from './support/setup-assistant';
import { authorize, complete, newBrowser } from '../world/sign-in';
import { optionsFor } from '../world/start-world';
import { useWorld } from '../world/use-world';

const world = useWorld();
const { authenticators, formOptions, model, signsIn, stored, storedOptions, update } = useSaves(world);

beforeEach(() => update({ options: optionsFor(world.simulator) }));

describe('the stored secret is kept', () => {
  test.each([
    ['an empty one', { secret: '' }],
    ['blanks', { secret: ' \t' }],
    ['null', { secret: null }],
    ['none', { secret: undefined }],
  ])('when a save brings %s', async (_, secret) => {
    expect((await update({ options: formOptions({ ...secret, redirectPath: '/admin/kept' }) })).status).toBe(200);

    expect(await storedOptions()).toMatchObject({ redirectPath: '/admin/kept' });
    expect(await storedOptions()).not.toHaveProperty('secret');
    expect(await signsIn()).toBe(true);
  });

  test('when a save brings no options', async () => {
    expect((await update({ title: 'Another title' })).status).toBe(200);
    expect(await signsIn()).toBe(true);
  });

  test('when NocoBase changes the order of authenticators', async () => {
    await authenticators().update({ filter: { name: 'wecom' }, values: { sort: 7 } });
    expect(await signsIn()).toBe(true);
  });
});

describe('another spelling of the API host keeps the secret', () => {
  // The simulator's host in all spellings, and WeCom's own in those that only it has.
  const own = 'https://qyapi.weixin.qq.com';
  const cases: [string, () => unknown, () => unknown][] = [
    ['left out, then empty', () => undefined, () => ''],
    ['left out, then null', () => undefined, () => null],
    ['left out, then blank', () => undefined, () => '  '],
    ['left out, then typed out', () => undefined, () => own],
    ['typed out, then left out', () => own, () => undefined],
    ['empty, then typed out with a slash', () => '', () => `${own}/`],
    ['typed out, then with its port', () => own, () => `${own}:443`],
    ['typed out, then in capitals', () => own, () => 'HTTPS://QYAPI.Weixin.QQ.com'],
    ['typed out, then with blanks around', () => own, () => ` ${own}\n`],
    ['with a slash, then without', () => `${world.simulator.url}/`, () => world.simulator.url],
    ['plain, then with slashes', () => world.simulator.url, () => `${world.simulator.url}//`],
    [
      'with a path, then with a slash behind it',
      () => `${world.simulator.url}/wecom`,
      () => `${world.simulator.url}/wecom/`,
    ],
    ['by a variable, then by its value', () => '{{ $env.API }}', () => world.simulator.url],
    ['by its value, then by a variable', () => world.simulator.url, () => '{{ $env.API }}'],
  ];

  beforeAll(() => {
    world.nocobase.app.environment.setVariable('API', world.simulator.url);
    // Nothing of a test leaves this machine.
    const { fetch } = globalThis;
    vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
      new URL(new Request(input).url).origin === own
        ? Promise.reject(new TypeError('fetch failed'))
        : fetch(input, init),
    );
  });
  afterAll(() => void vi.restoreAllMocks());

  test.each(cases)('%s', async (_, before, after) => {
    expect((await update({ options: optionsFor(world.simulator, { apiBaseUrl: before() }) })).status).toBe(200);

    // The test connection, which saves nothing, knows the same.
    const tested = await stored('wecom', { apiBaseUrl: after() });
    const saved = await update({ options: formOptions({ apiBaseUrl: after() }) });

    expect(['accepted', 'unreachable']).toContain(tested);
    expect(saved.status).toBe(200);
  });
});

describe('another API host asks for the secret again', () => {
  test.each([
    ['another name', () => 'https://elsewhere.example.com'],
    ['WeCom’s own', () => ''],
    ['another port', () => world.simulator.url.replace(/\d+$/, '1')],
    ['another path', () => `${world.simulator.url}/elsewhere`],
    ['another scheme', () => world.simulator.url.replace('http:', 'https:')],
    ['another name of the same machine', () => world.simulator.url.replace('127.0.0.1', 'localhost')],
    ['a dot behind the name', () => world.simulator.url.replace('127.0.0.1', 'localhost.')],
  ])('%s', async (_, apiBaseUrl) => {
    const reply = await update({ options: formOptions({ apiBaseUrl: apiBaseUrl() }) });

    expect(reply.status).toBe(400);
    expect(errorOf(reply)).toMatchObject({
      code: 'wecom_invalid_option',
      message: expect.stringContaining('Secret') as string,
    });
    expect(await signsIn()).toBe(true);
  });

  test('also when the value behind a variable changes, or the options are changed past NocoBase', async () => {
    const { app } = world.nocobase;
    app.environment.setVariable('API', world.simulator.url);
    await update({ options: optionsFor(world.simulator, { apiBaseUrl: '{{ $env.API }}' }) });
    expect(await signsIn()).toBe(true);

    app.environment.setVariable('API', world.simulator.url.replace('127.0.0.1', 'localhost'));
    expect(await authorize(world, newBrowser())).toContain('error=wecom_not_configured');

    const options = formOptions({ apiBaseUrl: world.simulator.url.replace('127.0.0.1', 'localhost') });
    await model().update({ options }, { where: { name: 'wecom' }, hooks: false });
    expect(await authorize(world, newBrowser())).toContain('error=wecom_not_configured');
  });

  test('and a malformed one is named itself', async () => {
    const reply = await update({ options: formOptions({ apiBaseUrl: 'qyapi' }) });
    expect(errorOf(reply)?.message).toContain('API');
  });
});

test('each step of a sign-in asks the store once', async () => {
  const { nocobase, simulator } = world;
  const asked: string[] = [];
  const mend = failStatements(nocobase, (sql) => sql.includes('wecomSecrets') && asked.push(sql) < 0);
  const browser = newBrowser();
  const address = await simulator.openInClient(await authorize(world, browser), 'zhangsan');
  expect(asked).toHaveLength(1);

  await complete(world, browser, address);

  expect(asked).toHaveLength(2);
  mend();
});
