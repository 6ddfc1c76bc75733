import type { Model } from '@nocobase/database';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRole, tokenOf } from '../support/roles';
import { optionsFor } from '../../world/start-world';
import { allRows } from '../support/all-rows';
import { useWorld } from '../../world/use-world';

const SECRETS = 'wecomSecrets';
const NAME = 'filter[name]=wecom';

/** Who asks: nobody, members, and all who may manage authenticators. */
const tokens: Record<string, string> = {};
const MANAGERS = ['root', 'admin', 'authenticators'];
const EVERYBODY = ['stranger', 'member', 'writer', ...MANAGERS];

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  const { nocobase } = world;
  await createRole(nocobase, 'authenticators', ['pm.auth.authenticators']);
  await createRole(nocobase, 'writer', ['!pm.*', '!ui.*']);
  for (const role of ['member', 'writer', 'admin', 'authenticators']) {
    tokens[role] = await tokenOf(nocobase, `${role}@example.com`, [role]);
  }
  tokens['root'] = await nocobase.signInAsRoot();
  tokens['stranger'] = '';
});

const ask = (role: string, route: string, body?: unknown, headers: Record<string, string> = {}) =>
  world.nocobase.api(route, { token: tokens[role] ?? '', headers, ...(body !== undefined && { body }) });

const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

/** Ways to read authenticators, and what reaches them. */
const READS: [string, unknown?][] = [
  ['authenticators:list'],
  ['authenticators:list?fields[]=options'],
  ['authenticators:list?fields[]=options.secret'],
  ['authenticators:list?paginate=false&except[]=authType'],
  ['authenticators:list?sort=options'],
  ['authenticators:list?appends[]=users&appends[]=createdBy&appends[]=updatedBy'],
  ['authenticators:list?appends[]=users.authenticators&appends[]=secrets&appends[]=wecomSecrets'],
  ['authenticators:list?tree=true'],
  [`authenticators:get?${NAME}`],
  [`authenticators:get?${NAME}&fields[]=name&fields[]=options`],
  [`authenticators:get?${NAME}&except[]=authType`],
  [`authenticators:get?${NAME}&targetCollection=wecomSecrets`],
  ['authenticators:query', { dimensions: [{ field: 'options' }] }],
  [
    'authenticators:query',
    { dimensions: [{ field: 'options.secret' }], measures: [{ field: 'id', aggregation: 'count' }] },
  ],
  ['authenticators:query', { measures: [{ field: 'options', aggregation: 'max' }], dimensions: [{ field: 'name' }] }],
  ['authenticators:publicList'],
  ['authenticators:listTypes'],
  ['authenticators:aggregate?method=max&field=options'],
  ['authenticators:exportXlsx', { columns: [{ dataIndex: ['options'], defaultTitle: 'options' }] }],
  ['authenticators:export?columns[]=options', { columns: [{ dataIndex: ['options'], defaultTitle: 'options' }] }],
  ['authenticators/wecom/users:list?appends[]=authenticators'],
  ['authenticators/1/users:list'],
  ['users:list?appends[]=authenticators&appends[]=usersAuthenticators'],
  ['users/1/authenticators:list'],
  ['users/1/authenticators:get'],
  ['usersAuthenticators:list?appends[]=authenticator&appends[]=authenticators'],
  ['roles:list?appends[]=users&appends[]=users.authenticators'],
  ['wecom:lastRefusal?authenticator=wecom'],
  ['collections:list?appends[]=fields'],
  ['collections/authenticators/fields:list'],
  ['auth:check'],
];

/** Saves that leave the stored secret where it is. */
const SAVES: [string, unknown][] = [
  [`authenticators:update?${NAME}`, { enabled: true, title: 'WeCom' }],
  [`authenticators:update?${NAME}`, { enabled: true, authType: 'wecom' }],
  ['authenticators:updateOrCreate?filterKeys[]=name', { name: 'wecom', enabled: true }],
  ['authenticators:firstOrCreate?filterKeys[]=name', { name: 'wecom' }],
];

describe.each(EVERYBODY)('%s', (role) => {
  test.each(READS)('finds no secret by %s', async (route, body) => {
    expect(JSON.stringify((await ask(role, route, body)).body)).not.toContain(world.simulator.app.secret);
  });

  test.each(SAVES)('hears no secret from %s', async (route, body) => {
    expect(JSON.stringify((await ask(role, route, body)).body)).not.toContain(world.simulator.app.secret);
  });

  test('cannot find out by a filter whether a guess is right', async () => {
    const { secret } = world.simulator.app;
    for (const path of ['options.secret', 'options.secret.value', 'options', 'users.authenticators.options.secret']) {
      for (const operator of ['$includes', '$eq', '$startsWith', '$ne', '$notIncludes', '$regexp', '$match']) {
        const answerTo = async (guess: string) => {
          const { status, body } = await ask(
            role,
            `authenticators:list?filter=${json({ [path]: { [operator]: guess } })}`,
          );
          return { status, count: (body as { meta?: { count: number } }).meta?.count };
        };
        expect(await answerTo(secret.slice(0, 8)), `${path} ${operator}`).toEqual(await answerTo('xxxxxxxx'));
        expect(await answerTo(secret), `${path} ${operator}`).toEqual(await answerTo('x'.repeat(secret.length)));
      }
    }
  });

  test.each([
    'list',
    'get',
    'query',
    'create',
    'update',
    'destroy',
    'firstOrCreate',
    'updateOrCreate',
    'add',
    'set',
    'remove',
    'toggle',
    'move',
    'count',
    'aggregate',
    'export',
    'import',
    'none',
    'constructor',
  ])('has no action %s on the secrets', async (action) => {
    const before = await allRows(world.nocobase, SECRETS);
    const values = { authenticator: 'wecom', kind: 'app', sealed: 'x', dimensions: [{ field: 'sealed' }] };
    const query = `filterByTk=1&filter=${json({ kind: 'app' })}`;
    for (const body of [undefined, values]) {
      for (const target of [SECRETS, `${SECRETS}/1`]) {
        for (const headers of [{}, { 'X-Data-Source': 'main' }]) {
          const { status } = await ask(role, `${target}:${action}?${query}`, body, headers);
          expect(status, target).toBeGreaterThanOrEqual(400);
        }
      }
      // By associations that there are not.
      for (const target of [`authenticators/wecom/${SECRETS}`, `${SECRETS}/1/authenticator`, `users/1/${SECRETS}`]) {
        const reply = await ask(role, `${target}:${action}?${query}`, body);
        expect(JSON.stringify(reply)).not.toContain(String(before[0]?.['sealed']));
      }
    }
    expect(await allRows(world.nocobase, SECRETS)).toEqual(before);
  });
});

test('changing the type gives the secret neither to the reply nor to whoever reads afterwards', async () => {
  const { secret } = world.simulator.app;
  for (const role of MANAGERS) {
    const reply = await ask(role, `authenticators:update?${NAME}`, { enabled: true, authType: 'Email/Password' });
    expect(reply.status).toBe(200);
    const read = await ask(role, `authenticators:get?${NAME}`);
    const back = await ask(role, `authenticators:update?${NAME}`, {
      enabled: true,
      authType: 'wecom',
      options: optionsFor(world.simulator),
    });
    expect(back.status).toBe(200);
    expect(JSON.stringify([reply.body, read.body, back.body])).not.toContain(secret);
  }
});

test('no table holds the secret or its variable in clear', async () => {
  const { app } = world.nocobase;
  app.environment.setVariable('WECOM_SECRET', 'v'.repeat(43));
  const authenticators = app.db.getRepository('authenticators');
  await authenticators.destroy({ filter: { authType: 'wecom', name: { $ne: 'wecom' } } });
  await world.nocobase.createAuthenticator({
    name: 'variable',
    options: optionsFor(world.simulator, { secret: '{{ $env.WECOM_SECRET }}' }),
  });

  const everything: Record<string, unknown[]> = {};
  for (const name of app.db.collections.keys()) {
    everything[name] = await allRows(world.nocobase, name).catch(() => []);
  }

  expect(everything[SECRETS]).toHaveLength(2);
  expect(everything['authenticators']).not.toHaveLength(0);
  expect(JSON.stringify(everything)).not.toContain(world.simulator.app.secret);
  expect(JSON.stringify(everything)).not.toContain('WECOM_SECRET');
});

test('the cache of authenticators does not hold the secret', async () => {
  const { app } = world.nocobase;
  await app.authManager.get('wecom', { app, db: app.db } as never).catch(() => undefined);
  const cached = await app.cacheManager.getCache('auth').get('authenticators');
  expect(JSON.stringify(cached)).toContain('"corpId"');
  expect(JSON.stringify(cached)).not.toContain(world.simulator.app.secret);
});

test('an association that the root user makes does not show what is sealed, and tells of no guess', async () => {
  const hung = { name: 'hung', type: 'hasMany', target: SECRETS, sourceKey: 'code', foreignKey: 'authenticator' };
  const fields = [{ name: 'code', type: 'string', unique: true }, hung];
  expect((await ask('root', 'collections:create', { name: 'hooks', fields })).status).toBe(200);
  expect((await ask('root', 'hooks:create', { code: 'wecom' })).status).toBe(200);
  const secrets = await allRows(world.nocobase, SECRETS);
  const { sealed } = secrets.find(({ authenticator }) => authenticator === 'wecom') ?? {};

  const listed = await ask('root', 'hooks:list?appends[]=hung');
  const guessed = await ask(
    'root',
    `hooks:list?filter=${json({ 'hung.sealed': { $includes: world.simulator.app.secret } })}`,
  );
  const related = await ask('root', 'hooks/1/hung:list');

  expect(listed.body).toMatchObject({ data: [{ hung: [{ authenticator: 'wecom', kind: 'app' }] }] });
  expect(guessed.body).toMatchObject({ meta: { count: 0 } });
  for (const { body } of [listed, related]) {
    expect(JSON.stringify(body)).not.toContain(String(sealed));
    expect(JSON.stringify(body)).not.toContain(world.simulator.app.secret);
  }
});

test('a sealed secret that is copied to another authenticator opens nothing there', async () => {
  const { app } = world.nocobase;
  const other = { name: 'thief', options: optionsFor(world.simulator, { secret: 'z'.repeat(43) }) };
  await world.nocobase.createAuthenticator(other);
  const rows = (await app.db.getRepository(SECRETS).find()) as Model[];
  const sealedOf = (name: string) => rows.find((row) => row.get('authenticator') === name);
  await sealedOf('thief')?.update({ sealed: String(sealedOf('wecom')?.get('sealed')) });

  const body = {
    check: 'credentials',
    authenticator: 'thief',
    options: { ...optionsFor(world.simulator), secret: '' },
  };
  expect((await ask('root', 'wecom:check', body)).body).toMatchObject({ data: { reason: 'secret-missing' } });
});
