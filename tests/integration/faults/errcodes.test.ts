import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { signInInClient, signInOnWeb, type SignInReply } from '../../world/sign-in';
import { newMember } from '../support/members';
import { errorText } from '../support/texts';
import { allUsers } from '../support/users';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });

beforeAll(async () => {
  await signInInClient(world, 'zhangsan');
});

// Each test is half an hour later, when nothing is held back any more.
let now = Date.now();
beforeEach(() => {
  now += 30 * 60_000;
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
  world.simulator.control.clearFaults();
});

type Answers = Array<[errcode: number, code: string]>;

/** Every number that WeCom's table of global error codes (doc/90313) gives for a call that is used, and what becomes of it. */
const ANSWERS: Record<string, Answers> = {
  'auth/getuserinfo': [
    [-1, 'wecom_unreachable'],
    [40001, 'wecom_refused'],
    [40014, 'wecom_refused'],
    [40029, 'wecom_code_invalid'],
    [40056, 'wecom_wrong_agent'],
    [40058, 'wecom_refused'],
    [41001, 'wecom_refused'],
    [41008, 'wecom_code_invalid'],
    [42001, 'wecom_refused'],
    [42003, 'wecom_code_invalid'],
    [42022, 'wecom_code_invalid'],
    [45009, 'wecom_rate_limited'],
    [45033, 'wecom_rate_limited'],
    [48001, 'wecom_refused'],
    [48002, 'wecom_refused'],
    [48004, 'wecom_refused'],
    [48005, 'wecom_refused'],
    [48006, 'wecom_refused'],
    [50001, 'wecom_untrusted_domain'],
    [50002, 'wecom_not_in_visible_range'],
    [50003, 'wecom_wrong_agent'],
    [60011, 'wecom_not_in_visible_range'],
    [60020, 'wecom_untrusted_ip'],
    [60031, 'wecom_refused'],
    [301002, 'wecom_wrong_agent'],
  ],
  'user/get': [
    [-1, 'wecom_unreachable'],
    [40003, 'wecom_refused'],
    [40014, 'wecom_refused'],
    [40058, 'wecom_refused'],
    [41009, 'wecom_refused'],
    [42001, 'wecom_refused'],
    [45009, 'wecom_rate_limited'],
    [45033, 'wecom_rate_limited'],
    [46004, 'wecom_refused'],
    [48002, 'wecom_refused'],
    [48009, 'wecom_refused'],
    [50002, 'wecom_not_in_visible_range'],
    [50003, 'wecom_wrong_agent'],
    [60011, 'wecom_not_in_visible_range'],
    [60020, 'wecom_untrusted_ip'],
    [60021, 'wecom_not_in_visible_range'],
    [60030, 'wecom_not_in_visible_range'],
    [60031, 'wecom_refused'],
    [60111, 'wecom_not_in_visible_range'],
    [92000, 'wecom_not_in_visible_range'],
    [92002, 'wecom_refused'],
    [301002, 'wecom_wrong_agent'],
  ],
  'auth/getuserdetail': [
    [-1, 'wecom_unreachable'],
    [40014, 'wecom_refused'],
    [40058, 'wecom_refused'],
    [42001, 'wecom_refused'],
    [45009, 'wecom_rate_limited'],
    [45033, 'wecom_rate_limited'],
    [48002, 'wecom_refused'],
    [50001, 'wecom_untrusted_domain'],
    [60011, 'wecom_not_in_visible_range'],
    [60020, 'wecom_untrusted_ip'],
    [84014, 'wecom_code_invalid'],
    [84015, 'wecom_code_invalid'],
    [84090, 'wecom_code_invalid'],
    [90210, 'wecom_refused'],
    [92000, 'wecom_not_in_visible_range'],
  ],
};

/** The same for `gettoken`, where some numbers speak of the secret that speak of the access token elsewhere. */
const GETTOKEN: Answers = [
  [-1, 'wecom_unreachable'],
  [40001, 'wecom_wrong_secret'],
  [40013, 'wecom_wrong_corp'],
  [40058, 'wecom_refused'],
  [40063, 'wecom_refused'],
  [40091, 'wecom_wrong_secret'],
  [41002, 'wecom_refused'],
  [41004, 'wecom_wrong_secret'],
  [45009, 'wecom_rate_limited'],
  [45033, 'wecom_rate_limited'],
  [48006, 'wecom_refused'],
  [50003, 'wecom_wrong_agent'],
  [60020, 'wecom_untrusted_ip'],
  [2000002, 'wecom_wrong_corp'],
];

/** More often than any call is repeated. */
const FOR_EVER = 9;

describe.each(Object.entries(ANSWERS))('WeCom answers %s', (path, answers) => {
  test.each(answers)('with %i: the person hears %s, in words', async (errcode, code) => {
    world.simulator.control.fail({ path, errcode, times: FOR_EVER });
    const isDetail = path === 'auth/getuserdetail';

    await expectRefusal(code, () => (isDetail ? signInInClient(world, 'wangwu') : signInOnWeb(world, 'zhangsan')));
  });
});

test('an app without the right to personal fields (92001) is like a person who shares none', async () => {
  world.simulator.control.fail({ path: 'auth/getuserdetail', errcode: 92001 });

  const { user } = await signInInClient(world, newMember(world).id);

  expect((await allUsers(world.nocobase)).find(({ id }) => id === user?.id)).toMatchObject({ phone: null });
});

describe('WeCom answers gettoken', () => {
  test.each(GETTOKEN)('with %i: the person hears %s, in words', async (errcode, code) => {
    // The access token at hand is refused, so that another one is asked for.
    world.simulator.control.fail({ path: 'auth/getuserinfo', errcode: 40014 });
    world.simulator.control.fail({ path: 'gettoken', errcode, times: FOR_EVER });

    await expectRefusal(code, () => signInOnWeb(world, 'zhangsan'));
  });
});

async function expectRefusal(code: string, signIn: () => Promise<SignInReply>): Promise<void> {
  const before = await allUsers(world.nocobase);

  const { error, token } = await signIn();

  expect(error).toMatchObject({ code, message: errorText(code) });
  expect(error?.message).not.toMatch(/wecom_|\d{5}/);
  expect(token).toBeUndefined();
  expect(await allUsers(world.nocobase)).toEqual(before);
}
