import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { signInInClient, signInOnWeb } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { errorText } from '../support/texts';
import { allUsers } from '../support/users';
import { useWorld } from '../../world/use-world';
import { INTEGRATION_TEST_LIMIT_MS } from '../../../tools/time-limits';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'zhangsan');
});

// Each test is two minutes later, when nothing is held back any more, and has an access token at hand.
let now = Date.now();
beforeEach(async () => {
  now += 2 * 60_000;
  vi.useFakeTimers({ toFake: ['Date'], now });
  await signInOnWeb(world, 'zhangsan');
});
afterEach(() => {
  vi.useRealTimers();
  world.simulator.control.clearFaults();
});

const callsTo = (path: string) =>
  world.simulator.control.journal().filter((entry) => entry.path === `/cgi-bin/${path}`);

/** Spoils the answers of a call. The access token at hand is refused first where `gettoken` is meant. */
function fail(path: string, fault: object, times: number): void {
  const { control } = world.simulator;
  if (path === 'gettoken') {
    control.fail({ path: 'auth/getuserinfo', errcode: 40014 });
  }
  control.fail({ path, times, ...fault });
  control.clearJournal();
}

const BROKEN: Array<[string, object]> = [
  ['an HTTP 502', { status: 502 }],
  ['an HTTP 404', { status: 404 }],
  ['a cut connection', { hangUp: true }],
  ['half a JSON', { badJson: true }],
  ['a web page', { html: true }],
];

describe('the call that redeems the code', () => {
  test.each([...BROKEN, ['50 MB', { hugeBodyBytes: 50_000_000 }] as const])(
    'is not sent again after %s',
    async (_what, fault) => {
      fail('auth/getuserinfo', fault, 1);

      const { error, status } = await signInOnWeb(world, 'zhangsan');

      expect(status).toBe(502);
      expect(error).toMatchObject({ code: 'wecom_unreachable', message: errorText('wecom_unreachable') });
      expect(callsTo('auth/getuserinfo')).toHaveLength(1);
    },
  );

  test('is given up after five seconds, whether nothing comes or too little', async () => {
    fail('auth/getuserinfo', { delayMs: 6_000 }, 1);
    fail('auth/getuserinfo', { slowBodyMs: 40_000 }, 1);

    const replies = await Promise.all([signInOnWeb(world, 'zhangsan'), signInOnWeb(world, 'zhangsan')]);

    expect(replies.map(({ error }) => error?.code)).toEqual(['wecom_unreachable', 'wecom_unreachable']);
    expect(world.simulator.control.faults()).toEqual([]);
    // The answer that nobody waits for any more is in the journal of no other test.
    await vi.waitUntil(() => callsTo('auth/getuserinfo').length === 2, { timeout: INTEGRATION_TEST_LIMIT_MS });
  });
});

describe.each(['gettoken', 'user/get'])('%s', (path) => {
  test.each([
    ['an HTTP 503', { status: 503 }],
    ['a cut connection', { hangUp: true }],
    ['"system busy"', { errcode: -1 }],
  ])('is repeated after %s, and the sign-in goes on', async (_what, fault) => {
    fail(path, fault, 2);

    expect((await signInOnWeb(world, 'zhangsan')).token).toBeTruthy();
    expect(callsTo(path)).toHaveLength(3);
  });

  test.each(BROKEN)('that answers with %s for ever ends in a clear message', async (_what, fault) => {
    fail(path, fault, 9);

    const { error } = await signInOnWeb(world, 'zhangsan');

    expect(error?.code).toBe('wecom_unreachable');
    expect(callsTo(path).length).toBeLessThanOrEqual(3);
  });
});

test.each(BROKEN)('personal fields that come as %s leave nothing half-written', async (_what, fault) => {
  const before = await allUsers(world.nocobase);
  fail('auth/getuserdetail', fault, 1);

  const { error } = await signInInClient(world, 'wangwu');

  expect(error?.code).toBe('wecom_unreachable');
  expect(await allUsers(world.nocobase)).toEqual(before);
});

test('a host whose name is not found ends in a clear message', async () => {
  await world.nocobase.createAuthenticator({
    name: 'nowhere',
    options: optionsFor(world.simulator, { apiBaseUrl: 'http://qyapi.invalid' }),
  });

  const { error } = await signInInClient(world, 'zhangsan', { query: { authenticator: 'nowhere' } });

  expect(error?.code).toBe('wecom_unreachable');
});
