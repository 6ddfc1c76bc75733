import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useAdministrator } from '../support/setup-assistant';
import { authorize, newBrowser, signInOnWeb } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { storeOptions } from '../support/stored-options';
import { useWorld } from '../../world/use-world';

const BROKEN = 'broken';

const world = useWorld({ public: { autoSignIn: true } });
const admin = useAdministrator(world);
let token: string;

beforeAll(async () => {
  token = await world.nocobase.signInAsRoot();
  await world.nocobase.createAuthenticator({ name: BROKEN, options: optionsFor(world.simulator) });
});

/** What may stand where an option should: other types, and texts that are none of ours. */
const WRONG = [
  7,
  -0.5,
  true,
  false,
  null,
  '',
  ' ',
  'x',
  '{{',
  '{{ $env.NOT_THERE }}',
  '{{ $env.constructor }}',
  [],
  ['x'],
  {},
  { a: { b: [] } },
];

const OPTIONS = [
  'corpId',
  'agentId',
  'secret',
  'origin',
  'redirectPath',
  'apiBaseUrl',
  'authorizeBaseUrl',
  'loginBaseUrl',
  'public',
  'profile',
];
const PUBLIC_OPTIONS = ['autoSignIn', 'autoSignUp', 'showQrCode', 'buttonTooltip'];

/** What everybody's sign-in page begins with. */
async function expectPublicList(): Promise<void> {
  const { nocobase } = world;
  const { status, body } = await nocobase.api('authenticators:publicList');
  expect(status).toBe(200);
  const listed = (body as { data: { name: string; options: Record<string, unknown> }[] }).data;
  expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['basic', 'wecom', BROKEN]));
  for (const { options } of listed.filter(({ name }) => name !== 'basic')) {
    expect(options).toEqual({
      autoSignIn: expect.any(Boolean) as boolean,
      showQrCode: expect.any(Boolean) as boolean,
      buttonTooltip: expect.any(String) as string,
    });
  }
}

describe.each<[string, unknown[]]>([
  ['the options as a whole', WRONG],
  ...OPTIONS.map((name): [string, unknown[]] => [name, WRONG.map((value) => ({ [name]: value }))]),
  ...PUBLIC_OPTIONS.map((name): [string, unknown[]] => [
    `public.${name}`,
    WRONG.map((value) => ({ public: { [name]: value } })),
  ]),
])('a stored option of a wrong type: %s', (_, values) => {
  test('costs nobody else the sign-in', async () => {
    for (const value of values) {
      const isWhole = values === WRONG;
      await storeOptions(
        world.nocobase,
        BROKEN,
        isWhole ? value : { ...optionsFor(world.simulator), ...(value as object) },
      );
      await expectPublicList();
      // It goes to WeCom or to an error, and never to "internal error".
      const location = await authorize(world, newBrowser(), { authenticator: BROKEN });
      expect(location, JSON.stringify(value)).not.toContain('wecom_internal_error');
    }
    expect((await signInOnWeb(world, 'zhangsan')).error?.code).toBe('wecom_not_linked');
  });
});

describe('beside an authenticator with broken options', () => {
  beforeEach(async () => {
    await storeOptions(world.nocobase, BROKEN, null);
    // The administrator finds a refusal.
    await authorize(world, newBrowser(), { authenticator: BROKEN });
  });
  afterAll(() => storeOptions(world.nocobase, BROKEN, optionsFor(world.simulator)));

  test.each([
    'authenticators:list',
    'authenticators:get?filter[name]=broken',
    'wecom:listLinks',
    'wecom:listRefusals',
    'wecom:myLinks',
    'wecom:lastRefusal?authenticator=broken',
  ])('%s answers', async (route) => {
    expect((await world.nocobase.api(route, { token })).status).toBe(200);
  });

  test('another one is tested and saved, also with automatic login', async () => {
    expect(await admin.check('credentials')).toMatchObject({ status: 'passed' });
    expect((await admin.save({ public: { autoSignIn: true } })).status).toBe(200);
  });

  test('it is switched off, mended and deleted', async () => {
    const authenticators = world.nocobase.app.db.getRepository('authenticators');
    const filter = { name: BROKEN };
    await authenticators.update({ filter, values: { enabled: false } });
    await authenticators.update({ filter, values: { enabled: true, options: optionsFor(world.simulator) } });
    expect(await authorize(world, newBrowser(), { authenticator: BROKEN })).toContain('redirect_uri=');
    await storeOptions(world.nocobase, BROKEN, 'x');
    expect(await authenticators.destroy({ filter })).toBe(1);
    await world.nocobase.createAuthenticator({ name: BROKEN, options: optionsFor(world.simulator) });
  });
});
