import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { signInInClient, signInOnWeb } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'zhangsan');
});
// Each test is half an hour later, when nothing is held back any more, and has an access token at hand.
let now = Date.now();
beforeEach(async () => {
  now += 30 * 60_000;
  vi.useFakeTimers({ toFake: ['Date'], now });
  await signInOnWeb(world, 'zhangsan');
});
afterEach(() => {
  vi.useRealTimers();
  world.simulator.control.clearFaults();
});

/** Paths of the server calls that WeCom answered during a sign-in, and whether it worked. */
async function signIn() {
  world.simulator.control.clearJournal();
  const { token, error } = await signInOnWeb(world, 'zhangsan');
  const calls = world.simulator.control.journal().filter(({ path }) => path.startsWith('/cgi-bin/'));
  return { works: Boolean(token), code: error?.code, calls: calls.map(({ path }) => path.replace('/cgi-bin/', '')) };
}

describe('an access token', () => {
  test.each([40014, 42001, 40001, 41001])('that WeCom refuses early (%i) is replaced once', async (errcode) => {
    world.simulator.control.fail({ path: 'auth/getuserinfo', errcode });

    expect(await signIn()).toEqual({
      works: true,
      code: undefined,
      calls: ['auth/getuserinfo', 'gettoken', 'auth/getuserinfo', 'user/get'],
    });
  });

  test('that ends in the middle of a sign-in is replaced without a second use of the code', async () => {
    world.simulator.control.fail({ path: 'user/get', errcode: 42001 });

    expect(await signIn()).toEqual({
      works: true,
      code: undefined,
      calls: ['auth/getuserinfo', 'user/get', 'gettoken', 'user/get'],
    });
  });

  test('that WeCom refuses for ever is replaced once a minute, however many sign-ins there are', async () => {
    world.simulator.control.fail({ path: 'auth/getuserinfo', errcode: 40014, times: 9 });

    const signIns = [await signIn(), await signIn(), await signIn(), await signIn(), await signIn()];

    const refused = { works: false, code: 'wecom_refused' };
    expect(signIns).toEqual([
      { ...refused, calls: ['auth/getuserinfo', 'gettoken', 'auth/getuserinfo'] },
      ...Array.from({ length: 4 }, () => ({ ...refused, calls: [] })),
    ]);
    world.simulator.control.clearFaults();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_001 });
    expect(await signIn()).toMatchObject({ works: true });
  });

  test('whose two hours are over is replaced', async () => {
    world.simulator.control.advance(2 * 60 * 60_000);

    expect(await signIn()).toMatchObject({ works: true });
  });
});

describe('gettoken', () => {
  // The access token at hand is refused, so that another one is asked for.
  beforeEach(() => world.simulator.control.fail({ path: 'auth/getuserinfo', errcode: 40014 }));

  test.each([
    [{ errcode: 40001 }, 1, 'wecom_wrong_secret'],
    [{ errcode: 45009 }, 1, 'wecom_rate_limited'],
    [{ errcode: 45033 }, 1, 'wecom_rate_limited'],
    [{ errcode: 50003 }, 1, 'wecom_wrong_agent'],
    [{ errcode: 48006 }, 1, 'wecom_refused'],
    [{ errcode: -1 }, 3, 'wecom_unreachable'],
    [{ status: 500 }, 3, 'wecom_unreachable'],
    [{ hangUp: true }, 3, 'wecom_unreachable'],
    [{ html: true }, 1, 'wecom_unreachable'],
  ])('that ends in %o is asked %i times by five sign-ins', async (fault, times, code) => {
    world.simulator.control.fail({ path: 'gettoken', times: 99, ...fault });

    const signIns = [await signIn(), await signIn(), await signIn(), await signIn(), await signIn()];

    expect(signIns.map((one) => one.code)).toEqual(Array(5).fill(code));
    expect(signIns.flatMap(({ calls }) => calls).filter((call) => call === 'gettoken')).toHaveLength(times);
  });
});

describe('a clock that is wrong', () => {
  test.each([
    ['ahead', 10],
    ['behind', -10],
  ])('by ten minutes, %s of WeCom, keeps nobody out', async (_way, minutes) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });

    expect(await signIn()).toMatchObject({ works: true });
  });

  test('is put right in the middle of the day, and sign-ins go on', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 });
    await signIn();
    vi.setSystemTime(now);

    expect(await signIn()).toMatchObject({ works: true });
  });
});
