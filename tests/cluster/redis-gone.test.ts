import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { requestApi } from '../world/nocobase/api';
import { authorize, complete, newBrowser, type Node, ORIGIN, signInInClient, signInOnWeb } from '../world/sign-in';
import { optionsFor, startWorld, type World } from '../world/start-world';
import { type Simulator, startSimulator } from '../../packages/simulator/src/index';
import { TRIMMED_HOST } from '../../host/hosts';
import { type Host, startHost } from '../../host/start-host';
import { signInAsRoot } from '../world/nocobase/api-client';
import { PLUGIN_NAME } from '../../tools/paths';
import { findFreePort } from '../../tools/ports';
import { type Redis, startRedis } from './support/start-redis';

const fetchesOf = (simulator: Simulator) =>
  simulator.control.journal().filter(({ path: called }) => called === '/cgi-bin/gettoken').length;

describe('while Redis stores nothing', () => {
  let redis: Redis;
  let world: World;

  beforeAll(async () => {
    redis = await startRedis();
    world = await startWorld({ public: { autoSignUp: true } }, { cacheRedisUrl: redis.url });
  });
  afterAll(async () => {
    await world.stop();
    await redis.stop();
  });
  afterEach(() => redis.send('CONFIG SET maxmemory 0'));

  test('sign-ins go on with the access token of the process', async () => {
    await signInInClient(world, 'zhangsan');
    world.simulator.control.clearJournal();
    await redis.send('FLUSHALL');
    await redis.send('CONFIG SET maxmemory 1');

    const meanwhile = [await signInOnWeb(world, 'zhangsan'), await signInInClient(world, 'zhangsan')];
    await redis.send('CONFIG SET maxmemory 0');
    const afterwards = [await signInOnWeb(world, 'zhangsan'), await signInInClient(world, 'lisi')];

    expect(meanwhile.map(({ user }) => user?.username)).toEqual(['zhangsan', 'zhangsan']);
    expect(afterwards.map(({ user }) => user?.username)).toEqual(['zhangsan', 'lisi']);
    expect(fetchesOf(world.simulator)).toBeLessThanOrEqual(1);
  });

  // NocoBase puts every user that it saves into its cache, in the middle of the transaction.
  test('first sign-ins make one user and one link each, and nothing has to be made again', async () => {
    const members = ['wangwu', 'sunqi'];
    await redis.send('CONFIG SET maxmemory 1');

    const meanwhile = await Promise.all(members.map((memberId) => signInInClient(world, memberId)));
    await redis.send('CONFIG SET maxmemory 0');
    const afterwards = await Promise.all(members.map((memberId) => signInInClient(world, memberId)));

    expect(meanwhile.map(({ user }) => user?.username)).toEqual(members);
    expect(afterwards.map(({ user }) => user?.id)).toEqual(meanwhile.map(({ user }) => user?.id));
  });

  test('a completion is made once all the same', async () => {
    await signInInClient(world, 'zhangsan');
    await redis.send('CONFIG SET maxmemory 1');
    const browser = newBrowser();
    const address = await world.simulator.openInClient(await authorize(world, browser), 'zhangsan');
    const copy = { ...browser, cookies: { ...browser.cookies } };

    const replies = [await complete(world, browser, address), await complete(world, copy, address)];
    await redis.send('CONFIG SET maxmemory 0');

    expect(replies.map(({ token, error }) => (token ? 'signed in' : error?.code))).toEqual([
      'signed in',
      'wecom_state_used',
    ]);
  });
});

describe('when Redis is gone', () => {
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-redis-gone-'));
  let redis: Redis;
  let simulator: Simulator;
  let host: Host;

  const start = async () =>
    startHost({
      hostDir: TRIMMED_HOST,
      port: await findFreePort(),
      storage,
      env: {
        APPEND_PRESET_BUILT_IN_PLUGINS: PLUGIN_NAME,
        CACHE_DEFAULT_STORE: 'redis',
        CACHE_REDIS_URL: redis.url,
      },
    });
  const node = (): Node => ({
    nocobase: { api: (route, request) => requestApi(`${host.url}/api/${route}`, request) },
  });

  beforeAll(async () => {
    redis = await startRedis();
    simulator = await startSimulator({ appOrigin: ORIGIN });
    host = await start();
    const api = await signInAsRoot(host.url);
    const options = optionsFor(simulator, { public: { autoSignUp: true } });
    await api.call('authenticators:create', {}, { name: 'wecom', authType: 'wecom', enabled: true, options });
  });
  afterAll(async () => {
    await host.stop();
    await redis.stop();
    await simulator.stop();
    fs.rmSync(storage, { recursive: true });
  });

  // NocoBase does not live without the Redis of its cache, with this plugin or without.
  test('a first sign-in completes when Redis and NocoBase are back', async () => {
    const browser = newBrowser();
    const silent = await simulator.openInClient(await authorize(node(), browser), 'zhangsan');
    const { error } = await complete(node(), browser, silent);
    const consented = await simulator.openInClient(error?.consentUrl ?? '', 'zhangsan');
    simulator.control.clearJournal();

    await redis.stop();
    await host.ended;
    redis = await startRedis(redis.port);
    host = await start();
    const { user } = await complete(node(), browser, consented);

    expect(user?.username).toBe('zhangsan');
    expect(fetchesOf(simulator)).toBe(1);
  });
});
