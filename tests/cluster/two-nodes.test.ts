import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { authorize, complete, newBrowser, signInInClient, type SignInReply } from '../world/sign-in';
import { optionsFor } from '../world/start-world';
import type { Host } from '../../host/start-host';
import { CLUSTER_TEST_LIMIT_MS } from '../../tools/time-limits';
import { MEMBER_IDS } from './support/company';
import { crossedNodes } from './support/crossed-nodes';
import { forgetPeople, linksOf, usersOf } from './support/rows';
import { comeBackInClient, completeOne, firstSignInsOf, laterSignInsOf } from './support/sign-in-together';
import { type Cluster, createAuthenticator, nodeAt, startCluster } from './support/start-cluster';
import { type Redis, startRedis } from './support/start-redis';

/** Sign-ins under way at the same time. */
const AT_ONCE = 50;
/** Two or three browsers of each member, five hundred together. Those of one member are neighbours, and so race. */
const FIVE_HUNDRED = MEMBER_IDS.flatMap((id, index) => Array<string>(2 + (index % 2)).fill(id));

describe.each([
  { cache: 'a cache each', withRedis: false, fetches: 2 },
  { cache: 'Redis', withRedis: true, fetches: 1 },
])('two nodes with $cache', ({ withRedis, fetches }) => {
  let redis: Redis | undefined;
  let cluster: Cluster;
  let secrets = 0;

  beforeAll(async () => {
    redis = withRedis ? await startRedis() : undefined;
    cluster = await startCluster(redis && { CACHE_DEFAULT_STORE: 'redis', CACHE_REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await cluster.stop();
    await redis?.stop();
  });
  // Each test begins with two nodes that know nobody and have no access token.
  beforeEach(async () => {
    await cluster.reviveFirst();
    await forgetPeople(cluster.database);
    await renewSecret();
  });

  /** How often the work asked WeCom for an access token. The journal of the simulator is clear before. */
  async function fetchesDuring(work: () => Promise<void>): Promise<number> {
    cluster.simulator.control.clearJournal();
    await work();
    return cluster.simulator.control.journal().filter(({ path }) => path === '/cgi-bin/gettoken').length;
  }

  /** Runs sign-ins of these members, so many at once, and counts how often WeCom was asked for an access token. */
  async function inWaves(signIn: typeof firstSignInsOf) {
    const replies: SignInReply[] = [];
    let asked = 0;
    for (let start = 0; start < FIVE_HUNDRED.length; start += AT_ONCE) {
      asked += await fetchesDuring(async () => {
        replies.push(...(await signIn(cluster, FIVE_HUNDRED.slice(start, start + AT_ONCE))));
      });
    }
    return { replies, asked };
  }

  async function updateAuthenticator(changes: Record<string, unknown>): Promise<void> {
    const [row] = await cluster.api.call<[{ id: number }]>('authenticators:list', { filter: { name: 'wecom' } });
    await cluster.api.call('authenticators:update', { filterByTk: row.id }, { ...row, enabled: true, ...changes });
  }

  /** Gives the app another secret at WeCom, so that no access token is good any more, and tells the authenticator. */
  async function renewSecret(): Promise<void> {
    secrets += 1;
    cluster.simulator.control.updateApp({ secret: String(secrets).padEnd(43, 's') });
    await updateAuthenticator({ options: optionsFor(cluster.simulator, { public: { autoSignUp: true } }) });
  }

  /** Members who have signed in before. */
  async function link(...memberIds: string[]): Promise<void> {
    for (const memberId of memberIds) {
      await signInInClient({ ...nodeAt(cluster.nodes[1]), simulator: cluster.simulator }, memberId);
    }
  }

  async function signInOn(host: Host, memberId: string, authenticator = 'wecom'): Promise<SignInReply> {
    const [node, browser] = [nodeAt(host), newBrowser()];
    const location = await authorize(node, browser, { authenticator });
    return complete(node, browser, await cluster.simulator.openInClient(location, memberId));
  }

  // "1,000 sign-ins of 200 members, 50 at once, half of them first sign-ins" in the strictest sense: five hundred
  // sign-ins each are the first of their member, because all browsers of a member get as far as the consent page before
  // one of them completes; and they complete at the same moment, on both nodes. The nodes have no access token yet when
  // the first fifty come. Every attempt completes on another node than the one that began it, also the consent passes,
  // whose attempt begins with the reply to the silent pass.
  test('a thousand sign-ins of two hundred members, half of them first sign-ins', async () => {
    const passedBefore = cluster.passed.length;
    const first = await inWaves(firstSignInsOf);
    const later = await inWaves(laterSignInsOf);

    const replies = [...first.replies, ...later.replies];
    expect(replies.filter(({ token }) => !token)).toEqual([]);
    expect(replies).toHaveLength(1_000);
    expect(first.asked + later.asked).toBe(fetches);
    const users = await usersOf(cluster.database, MEMBER_IDS);
    expect(users).toHaveLength(200);
    const { links, claims } = await linksOf(cluster.database);
    expect(links.map(({ userId }) => userId)).toEqual(users.map(({ id }) => id));
    expect(claims).toEqual(links);
    expect(crossedNodes(cluster.passed.slice(passedBefore), 'auth:signIn')).toEqual({ crossed: 1_500, stayed: 0 });
  });

  test('a hundred first sign-ins of one member at once make one user and one link', async () => {
    const replies = await firstSignInsOf(cluster, Array<string>(100).fill('zhangsan'));

    expect(replies.filter(({ token }) => !token)).toEqual([]);
    const users = await usersOf(cluster.database, ['zhangsan']);
    expect(new Set(replies.map(({ user }) => user?.id))).toEqual(new Set(users.map(({ id }) => id)));
    const { links } = await linksOf(cluster.database);
    expect(links.filter(({ userId }) => userId === users[0]?.id)).toHaveLength(1);
  });

  // A copy of the cookie, at the same moment on both nodes.
  test(`a state is completed ${withRedis ? 'once in all' : 'once on each node'}`, async () => {
    const [one, other] = cluster.nodes.map(nodeAt);
    const browser = newBrowser();
    const address = await cluster.simulator.openInClient(
      await authorize(one ?? cluster.newClient(), browser),
      'zhangsan',
    );
    const code = 'x'.repeat(43);
    cluster.simulator.control.clearJournal();

    const nodes = Array.from({ length: 20 }, (_, index) => (index % 2 ? one : other) ?? cluster.newClient());
    await Promise.all(
      nodes.map((node) => complete(node, { ...browser, cookies: { ...browser.cookies } }, address, { code })),
    );

    const redeemed = cluster.simulator.control.journal().filter(({ path }) => path === '/cgi-bin/auth/getuserinfo');
    expect(redeemed).toHaveLength(withRedis ? 1 : 2);
  });

  test('an authenticator created on one node works on the other at once', async () => {
    await createAuthenticator(cluster.api, 'fresh', cluster.simulator);

    expect((await signInOn(cluster.nodes[1], 'zhangsan', 'fresh')).error?.code).toBe('wecom_consent_required');
  });

  test('another secret saved on one node is used by the other at once', async () => {
    await link('zhangsan');
    await renewSecret();

    expect((await signInOn(cluster.nodes[1], 'zhangsan')).user?.username).toBe('zhangsan');
  });

  test('an authenticator disabled on one node is disabled on the other at once', async () => {
    await link('zhangsan');
    const [node, browser] = [nodeAt(cluster.nodes[1]), newBrowser()];
    const address = await cluster.simulator.openInClient(await authorize(node, browser), 'zhangsan');

    await updateAuthenticator({ enabled: false });
    const completed = await complete(node, browser, address);
    const authorized = await authorize(node, newBrowser());
    await updateAuthenticator({ enabled: true });

    expect(completed.error?.code).toBe('wecom_authenticator_unavailable');
    expect(authorized).toContain('error=wecom_authenticator_unavailable');
    expect((await signInOn(cluster.nodes[1], 'zhangsan')).user?.username).toBe('zhangsan');
  });

  test('a wrong secret is not tried again within a minute', async () => {
    await updateAuthenticator({ options: optionsFor(cluster.simulator, { secret: 'w'.repeat(43) }) });
    const replies: SignInReply[] = [];

    const asked = await fetchesDuring(async () => {
      replies.push(...(await laterSignInsOf(cluster, MEMBER_IDS.slice(0, AT_ONCE))));
      replies.push(...(await laterSignInsOf(cluster, MEMBER_IDS.slice(0, AT_ONCE))));
    });

    expect(new Set(replies.map(({ error }) => error?.code))).toEqual(new Set(['wecom_wrong_secret']));
    expect(asked).toBe(fetches);
  });

  test('a node that dies while it fetches the access token holds nobody up on the other', async () => {
    await link('zhangsan', 'member001');
    await renewSecret();
    // One of them would be sent back to the node that is gone.
    const returned = await Promise.all(['zhangsan', 'member001'].map((id) => comeBackInClient(cluster, id)));
    cluster.simulator.control.fail({ path: 'gettoken', delayMs: 10_000 });
    const lost = expect(signInOn(cluster.nodes[0], 'zhangsan')).rejects.toThrow('fetch failed');
    await vi.waitUntil(() => cluster.simulator.control.faults().length === 0, { timeout: CLUSTER_TEST_LIMIT_MS });

    await cluster.killFirst();

    await lost;
    const replies = await Promise.all(returned.map(completeOne));
    expect(replies.map(({ user }) => user?.username)).toEqual(['zhangsan', 'member001']);
    // The answer that nobody waits for any more is counted in no other test.
    const isAnswered = () => cluster.simulator.control.journal().some(({ fault }) => fault);
    await vi.waitUntil(isAnswered, { timeout: CLUSTER_TEST_LIMIT_MS });
  });
});
