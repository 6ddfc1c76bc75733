import type { Model } from '@nocobase/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allRows } from './support/all-rows';
import { createDatabase, type TestDatabase } from '../world/databases/database';
import { failStatements } from './support/failing-database';
import { signInOnWeb } from '../world/sign-in';
import { optionsFor, startWorld, type World } from '../world/start-world';
import { startNocoBase, type NocoBase } from '../world/nocobase/start-nocobase';
import { storeOptions } from './support/stored-options';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createDatabase();
  world = await startWorld({}, { database });
});
afterAll(async () => {
  await world.stop();
  await database.remove();
});

/** Leaves an authenticator as versions before the store did: the secret among the options, and nothing in the store. */
async function leaveInOptions(options: unknown, name = 'wecom'): Promise<void> {
  const { db } = world.nocobase.app;
  const values = { name, authType: 'wecom', title: name, enabled: true, options: {}, description: '' };
  const model = db.getModel('authenticators');
  await model.destroy({ where: { name }, hooks: false });
  await model.create(values, { hooks: false });
  await storeOptions(world.nocobase, name, options);
  await db.getRepository('wecomSecrets').destroy({ filter: { authenticator: name } });
}

const optionsOf = async (name = 'wecom') => {
  const { db } = world.nocobase.app;
  const row = (await db.getRepository('authenticators').findOne({ filter: { name } })) as Model;
  return row.get('options') as Record<string, unknown>;
};

const secretRows = async (name = 'wecom') =>
  (await allRows(world.nocobase, 'wecomSecrets')).filter((row) => row['authenticator'] === name);

const load = () => world.nocobase.app.emitAsync('afterLoad', world.nocobase.app);

const signsInOn = async (nocobase: NocoBase) =>
  (await signInOnWeb({ ...world, nocobase }, 'zhangsan')).error?.code === 'wecom_not_linked';

describe('a secret that lies in the options', () => {
  beforeEach(() => leaveInOptions(optionsFor(world.simulator)));

  test('is moved when NocoBase is loaded, and signs members in as before', async () => {
    const { secret: _secret, ...options } = optionsFor(world.simulator);
    const node = await startNocoBase({ database });

    expect(await optionsOf()).toEqual(options);
    expect(await secretRows()).toHaveLength(1);
    expect(await signsInOn(node)).toBe(true);
    await node.stop();
  });

  test('is moved once, however often NocoBase is loaded', async () => {
    await load();
    const [first] = await secretRows();
    await load();

    expect(await secretRows()).toEqual([first]);
  });

  test('is moved once when two nodes load at the same time', async () => {
    const other = await startNocoBase({ database });
    await leaveInOptions(optionsFor(world.simulator));

    await Promise.all([load(), other.app.emitAsync('afterLoad', other.app), load()]);

    expect(await optionsOf()).not.toHaveProperty('secret');
    expect(await secretRows()).toHaveLength(1);
    expect(await signsInOn(other)).toBe(true);
    await other.stop();
  });

  test.each([
    ['before the store is written', (sql: string) => /INSERT.*wecomSecrets/.test(sql)],
    ['before the options are written', (sql: string) => /UPDATE.*authenticators/.test(sql)],
    ['before both are committed', (sql: string) => sql.startsWith('COMMIT')],
  ])('is still there when the process dies %s, and moved by the next start', async (_, isRefused) => {
    const mend = failStatements(world.nocobase, isRefused);
    await load();
    mend();
    expect(await optionsOf()).toMatchObject({ secret: world.simulator.app.secret });
    expect(await secretRows()).toEqual([]);

    await load();

    expect(await optionsOf()).not.toHaveProperty('secret');
    expect(await signsInOn(world.nocobase)).toBe(true);
  });

  test('is moved by a save that comes before the next start', async () => {
    const token = await world.nocobase.signInAsRoot();
    const body = { enabled: true, title: 'Saved first' };
    await world.nocobase.api('authenticators:update?filter[name]=wecom', { token, body });

    expect(await optionsOf()).not.toHaveProperty('secret');
    expect(await signsInOn(world.nocobase)).toBe(true);
  });

  test('replaces what was stored under the name before', async () => {
    await load();
    const { db } = world.nocobase.app;
    const options = optionsFor(world.simulator);
    await db.getModel('authenticators').update({ options }, { where: { name: 'wecom' }, hooks: false });
    const [before] = await secretRows();

    await load();

    expect(await secretRows()).toHaveLength(1);
    expect((await secretRows())[0]?.['sealed']).not.toBe(before?.['sealed']);
  });
});

test('a variable is moved as a variable', async () => {
  const { app } = world.nocobase;
  await leaveInOptions(optionsFor(world.simulator, { secret: '{{ $env.LATER }}' }));
  await load();
  app.environment.setVariable('LATER', world.simulator.app.secret);

  expect(await optionsOf()).not.toHaveProperty('secret');
  expect(await signsInOn(world.nocobase)).toBe(true);
});

test.each([
  ['empty', ''],
  ['blank', '  '],
  ['null', null],
  ['no text', { a: 'S' }],
])('a secret that is none is taken out and not stored: %s', async (_, secret) => {
  await leaveInOptions(optionsFor(world.simulator, { secret }), 'none');
  await load();

  expect(await optionsOf('none')).not.toHaveProperty('secret');
  expect(await secretRows('none')).toEqual([]);
});

test('an authenticator whose options do not work is moved too, and stops nobody', async () => {
  await leaveInOptions({ secret: 'S', apiBaseUrl: 7, public: 'x' }, 'broken');
  await leaveInOptions(null, 'nothing');
  await leaveInOptions(optionsFor(world.simulator));

  await load();

  expect(await optionsOf('broken')).toEqual({ apiBaseUrl: 7, public: 'x' });
  expect(await signsInOn(world.nocobase)).toBe(true);
});

test('options of other types keep what they call a secret', async () => {
  const { db } = world.nocobase.app;
  const values = { name: 'oidc', authType: 'OIDC', enabled: false, description: '', options: { secret: 'theirs' } };
  await db.getRepository('authenticators').create({ values });
  await load();

  expect(await optionsOf('oidc')).toEqual({ secret: 'theirs' });
  expect(await secretRows('oidc')).toEqual([]);
});
