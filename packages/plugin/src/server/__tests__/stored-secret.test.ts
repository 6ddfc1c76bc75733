import type { Model } from '@nocobase/database';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allRows } from './harness/all-rows';
import { failStatements } from './harness/failing-database';
import { useAdministrator, errorOf } from './harness/setup';
import { authorize, newBrowser, optionsFor, signInOnWeb } from './harness/sign-in';
import { useWorld } from './harness/use-world';

const NAME = 'filter[name]=wecom';
const OTHER = 'o'.repeat(43);

const world = useWorld();
const admin = useAdministrator(world);
let token: string;
let authenticators: ReturnType<typeof world.nocobase.app.db.getRepository>;

beforeAll(async () => {
  token = await world.nocobase.signInAsRoot();
  authenticators = world.nocobase.app.db.getRepository('authenticators');
});

/** The options without the secret, as a form that was opened later sends them. */
const formOptions = (changes: Record<string, unknown> = {}) => ({
  ...optionsFor(world.simulator),
  secret: '',
  ...changes,
});

const update = (values: Record<string, unknown>, query = NAME) =>
  world.nocobase.api(`authenticators:update?${query}`, { token, body: { enabled: true, ...values } });

const create = (name: string, changes: Record<string, unknown> = {}) =>
  world.nocobase.api('authenticators:create', {
    token,
    body: { name, authType: 'wecom', enabled: true, options: optionsFor(world.simulator, changes) },
  });

async function storedOptions(name = 'wecom') {
  const row = (await authenticators.findOne({ filter: { name } })) as Model | null;
  return row?.get('options') as Record<string, unknown> | undefined;
}

const secretRows = async (name: string) =>
  (await allRows(world.nocobase, 'wecomSecrets')).filter((row) => row['authenticator'] === name);

/** What a test connection makes of the stored secret. */
const stored = async (name = 'wecom', changes = {}) => (await admin.check('credentials', changes, name)).reason;

/** Whether a member comes as far as WeCom lets them. */
const signsIn = async () => (await signInOnWeb(world, 'zhangsan')).error?.code === 'wecom_not_linked';

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
    await authenticators.update({ filter: { name: 'wecom' }, values: { sort: 7 } });
    expect(await signsIn()).toBe(true);
  });
});

describe('another spelling of the API host keeps the secret', () => {
  // The simulator's host in all spellings, and WeCom's own in those that only it has.
  const own = 'https://qyapi.weixin.qq.com';
  const simulator = () => world.simulator.url;
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
    ['with a slash, then without', () => `${simulator()}/`, simulator],
    ['plain, then with slashes', simulator, () => `${simulator()}//`],
    ['with a path, then with a slash behind it', () => `${simulator()}/wecom`, () => `${simulator()}/wecom/`],
    ['by a variable, then by its value', () => '{{ $env.API }}', simulator],
    ['by its value, then by a variable', simulator, () => '{{ $env.API }}'],
  ];

  beforeAll(() => world.nocobase.app.environment.setVariable('API', simulator()));

  test.each(cases)('%s', async (_, before, after) => {
    expect((await update({ options: optionsFor(world.simulator, { apiBaseUrl: before() }) })).status).toBe(200);

    // The test connection, which saves nothing, knows the same.
    const answer = await admin.call('check', {
      check: 'app',
      authenticator: 'wecom',
      options: { ...formOptions({ apiBaseUrl: after() }), corpId: '' },
    });
    const saved = await update({ options: formOptions({ apiBaseUrl: after() }) });

    expect(answer.status).toBe(200);
    expect(saved.status).toBe(200);
  });
});

describe('another API host asks for the secret again', () => {
  beforeEach(() => update({ options: optionsFor(world.simulator) }));

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
    expect(errorOf(reply)).toMatchObject({ code: 'wecom_invalid_option', message: expect.stringContaining('Secret') });
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
    await app.db.getModel('authenticators').update({ options }, { where: { name: 'wecom' }, hooks: false });
    expect(await authorize(world, newBrowser())).toContain('error=wecom_not_configured');
  });

  test('and a malformed one is named itself', async () => {
    const reply = await update({ options: formOptions({ apiBaseUrl: 'qyapi' }) });
    expect(errorOf(reply)?.message).toContain('API');
  });
});

describe('every way to save takes the secret out of the options', () => {
  const values = (name: string) => ({
    name,
    authType: 'wecom',
    enabled: true,
    options: optionsFor(world.simulator),
  });

  test.each<[string, (name: string) => Promise<unknown>]>([
    ['authenticators:create', (name) => create(name)],
    [
      'authenticators:create of many',
      (name) => world.nocobase.api('authenticators:create', { token, body: [values(name)] }),
    ],
    [
      'authenticators:firstOrCreate',
      (name) => world.nocobase.api('authenticators:firstOrCreate?filterKeys[]=name', { token, body: values(name) }),
    ],
    [
      'authenticators:updateOrCreate',
      (name) => world.nocobase.api('authenticators:updateOrCreate?filterKeys[]=name', { token, body: values(name) }),
    ],
    ['a repository', (name) => authenticators.create({ values: values(name) })],
    ['a repository with many', (name) => authenticators.createMany({ records: [values(name)] })],
    ['a model', (name) => world.nocobase.app.db.getModel('authenticators').create(values(name))],
    ['a model with many', (name) => world.nocobase.app.db.getModel('authenticators').bulkCreate([values(name)])],
  ])('%s', async (way, save) => {
    const name = way.replace(/[^a-z]/gi, '');
    await save(name);

    expect(await storedOptions(name)).toMatchObject({ corpId: world.simulator.app.corpId });
    expect(await storedOptions(name)).not.toHaveProperty('secret');
    expect(await stored(name)).toBe('accepted');
  });

  test.each<[string, (options: Record<string, unknown>) => Promise<unknown>]>([
    ['authenticators:update by filter', (options) => update({ options })],
    [
      'authenticators:updateOrCreate',
      (options) =>
        world.nocobase.api('authenticators:updateOrCreate?filterKeys[]=name', {
          token,
          body: { name: 'wecom', enabled: true, options },
        }),
    ],
    ['a repository', (options) => authenticators.update({ filter: { name: 'wecom' }, values: { options } })],
    [
      'a repository without hooks for each row',
      (options) => authenticators.update({ filter: { name: 'wecom' }, values: { options }, individualHooks: false }),
    ],
    [
      'a model',
      async (options) => ((await authenticators.findOne({ filter: { name: 'wecom' } })) as Model).update({ options }),
    ],
    [
      'a model of many',
      (options) => world.nocobase.app.db.getModel('authenticators').update({ options }, { where: { name: 'wecom' } }),
    ],
  ])('an update by %s', async (_, save) => {
    await save(optionsFor(world.simulator, { secret: OTHER }));
    expect(await storedOptions()).not.toHaveProperty('secret');
    expect(await stored()).toBe('wrong-secret');

    await save(optionsFor(world.simulator, { apiBaseUrl: `${world.simulator.url}/` }));
    expect(await storedOptions()).not.toHaveProperty('secret');
    expect(await stored()).toBe('accepted');
  });

  test.each([{}, [], { text: 'S' }])('a secret that is no text is refused: %o', async (secret) => {
    expect(errorOf(await update({ options: formOptions({ secret }) }))?.message).toContain('Secret');
    expect(await stored()).toBe('accepted');
  });
});

describe('a save that fails leaves neither half', () => {
  test.each([
    ['an option is wrong', (run: () => Promise<unknown>) => run()],
    [
      'the store cannot be written',
      async (run: () => Promise<unknown>) => {
        const mend = failStatements(world.nocobase, (sql) => /(INSERT|UPDATE).*wecomSecrets/.test(sql));
        await run();
        mend();
      },
    ],
    [
      'the transaction cannot be ended',
      async (run: () => Promise<unknown>) => {
        const mend = failStatements(world.nocobase, (sql) => sql.startsWith('COMMIT'));
        await run();
        mend();
      },
    ],
  ])('when %s', async (why, failing) => {
    const before = await storedOptions();
    const wrong = why === 'an option is wrong' ? { agentId: 'x' } : {};
    await failing(async () => {
      const reply = await update({
        options: optionsFor(world.simulator, { secret: OTHER, redirectPath: '/admin/failed', ...wrong }),
      });
      expect(reply.status).toBeGreaterThanOrEqual(400);
    });

    expect(await storedOptions()).toEqual(before);
    expect(await stored()).toBe('accepted');
  });
});

describe('the secret goes with its authenticator', () => {
  test.each<[string, (name: string) => Promise<unknown>]>([
    [
      'authenticators:destroy',
      async (name) => {
        const row = (await authenticators.findOne({ filter: { name } })) as Model;
        const route = `authenticators:destroy?filterByTk=${String(row.get('id'))}`;
        await world.nocobase.api(route, { token, method: 'POST' });
      },
    ],
    ['a repository', (name) => authenticators.destroy({ filter: { name } })],
    [
      'a repository without hooks for each row',
      (name) => authenticators.destroy({ filter: { name }, individualHooks: false }),
    ],
    ['a model of many', (name) => world.nocobase.app.db.getModel('authenticators').destroy({ where: { name } })],
  ])('by %s', async (way, destroy) => {
    const name = `gone-${way.replace(/[^a-z]/gi, '')}`;
    await create(name);
    expect(await secretRows(name)).toHaveLength(1);

    await destroy(name);

    expect(await storedOptions(name)).toBeUndefined();
    expect(await secretRows(name)).toEqual([]);
  });

  test('and does not come back with another one of the same name', async () => {
    await create('again');
    await world.nocobase.app.db.getModel('authenticators').destroy({ where: { name: 'again' }, hooks: false });
    expect(await secretRows('again')).toHaveLength(1);

    expect(errorOf(await create('again', { secret: '' }))?.message).toContain('Secret');
    expect((await create('again', { secret: OTHER })).status).toBe(200);

    expect(await secretRows('again')).toHaveLength(1);
    expect(await stored('again')).toBe('wrong-secret');
  });

  test('and when it becomes one of another type', async () => {
    await create('changing');
    await update({ authType: 'Email/Password' }, 'filter[name]=changing');
    expect(await secretRows('changing')).toEqual([]);

    expect(errorOf(await update({ authType: 'wecom' }, 'filter[name]=changing'))?.message).toContain('Secret');
    const reply = await update({ authType: 'wecom', options: optionsFor(world.simulator) }, 'filter[name]=changing');

    expect(reply.status).toBe(200);
    expect(await stored('changing')).toBe('accepted');
  });
});

describe('the secrets go wherever authenticators go', () => {
  test('into backups, migrations and shared tables', () => {
    const { db } = world.nocobase.app;
    const rulesOf = (name: string) => {
      const { shared, dumpRules, migrationRules } = db.getCollection(name).options as Record<string, unknown>;
      return { shared, dumpRules, migrationRules };
    };
    expect(rulesOf('wecomSecrets')).toEqual(rulesOf('authenticators'));
    expect(rulesOf('wecomLinks')).toEqual(rulesOf('usersAuthenticators'));
    expect(rulesOf('wecomConflicts')).toMatchObject({
      shared: true,
      dumpRules: rulesOf('usersAuthenticators').dumpRules,
    });
  });
});
