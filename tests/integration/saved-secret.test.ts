import type { Model } from '@nocobase/database';
import { describe, expect, test } from 'vitest';
import { failStatements } from './support/failing-database';
import { useSaves } from './support/saves';
import { errorOf } from './support/setup-assistant';
import { optionsFor } from '../world/start-world';
import { useWorld } from '../world/use-world';

const OTHER = 'o'.repeat(43);

const world = useWorld();
const { authenticators, create, formOptions, model, post, secretRows, stored, storedOptions, update, values } =
  useSaves(world);

describe('every way to save takes the secret out of the options', () => {
  test.each<[string, (name: string) => Promise<unknown>]>([
    ['authenticators:create', (name) => create(name)],
    ['authenticators:create of many', (name) => post('authenticators:create', [values(name)])],
    ['authenticators:firstOrCreate', (name) => post('authenticators:firstOrCreate?filterKeys[]=name', values(name))],
    ['authenticators:updateOrCreate', (name) => post('authenticators:updateOrCreate?filterKeys[]=name', values(name))],
    ['a repository', (name) => authenticators().create({ values: values(name) })],
    ['a repository with many', (name) => authenticators().createMany({ records: [values(name)] })],
    ['a model', (name) => model().create(values(name))],
    ['a model with many', (name) => model().bulkCreate([values(name)])],
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
      (options) => post('authenticators:updateOrCreate?filterKeys[]=name', { name: 'wecom', enabled: true, options }),
    ],
    ['a repository', (options) => authenticators().update({ filter: { name: 'wecom' }, values: { options } })],
    [
      'a repository without hooks for each row',
      (options) => authenticators().update({ filter: { name: 'wecom' }, values: { options }, individualHooks: false }),
    ],
    [
      'a model',
      async (options) => ((await authenticators().findOne({ filter: { name: 'wecom' } })) as Model).update({ options }),
    ],
    ['a model of many', (options) => model().update({ options }, { where: { name: 'wecom' } })],
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
        const row = (await authenticators().findOne({ filter: { name } })) as Model;
        const route = `authenticators:destroy?filterByTk=${String(row.get('id'))}`;
        await post(route);
      },
    ],
    ['a repository', async (name) => void (await authenticators().destroy({ filter: { name } }))],
    [
      'a repository without hooks for each row',
      async (name) => void (await authenticators().destroy({ filter: { name }, individualHooks: false })),
    ],
    ['a model of many', (name) => model().destroy({ where: { name } })],
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
    await model().destroy({ where: { name: 'again' }, hooks: false });
    expect(await secretRows('again')).toHaveLength(1);

    expect(errorOf(await create('again', { secret: '' }))?.message).toContain('Secret');
    expect((await create('again', { secret: OTHER })).status).toBe(200);

    expect(await secretRows('again')).toHaveLength(1);
    expect(await stored('again')).toBe('wrong-secret');
  });

  test('and when it becomes one of another type', async () => {
    await create('changing');
    await update({ authType: 'Email/Password' }, 'changing');
    expect(await secretRows('changing')).toEqual([]);

    expect(errorOf(await update({ authType: 'wecom' }, 'changing'))?.message).toContain('Secret');
    const reply = await update({ authType: 'wecom', options: optionsFor(world.simulator) }, 'changing');

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
    expect(rulesOf('wecomRefusals')).toMatchObject({
      shared: true,
      dumpRules: rulesOf('usersAuthenticators').dumpRules,
    });
  });
});
