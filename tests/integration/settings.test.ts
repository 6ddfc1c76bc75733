import type { Model } from '@nocobase/database';
import { beforeAll, describe, expect, test } from 'vitest';
import { signInOnWeb } from '../world/sign-in';
import { optionsFor } from '../world/start-world';
import { useWorld } from '../world/use-world';

const world = useWorld();
let token: string;

beforeAll(async () => {
  token = await world.nocobase.signInAsRoot();
});

type Row = { name: string; options: Record<string, unknown> };

function save(action: 'create' | 'update?filter[name]=wecom', options: Record<string, unknown>, locale = 'en-US') {
  const body = { ...(action === 'create' && { name: 'new' }), authType: 'wecom', enabled: true, options };
  return world.nocobase.api(`authenticators:${action}`, { token, body, headers: { 'X-Locale': locale } });
}

async function stored(name = 'wecom'): Promise<Record<string, unknown>> {
  const row = (await world.nocobase.app.db.getRepository('authenticators').findOne({ filter: { name } })) as Model;
  return row.get('options') as Record<string, unknown>;
}

function errorOf(body: unknown) {
  return (body as { errors: [{ code: string; message: string }] }).errors[0];
}

describe('options on save', () => {
  test.each([
    ['corpId', 'nonsense', 'Corp ID'],
    ['corpId', '', 'Corp ID'],
    ['agentId', 'app-1', 'Agent ID'],
    ['secret', '', 'Secret'],
    ['origin', 'nocobase.example.com', 'Origin'],
    ['origin', 'https://nocobase.example.com/admin', 'Origin'],
    ['redirectPath', 'https://evil.example.com', 'redirect'],
    ['redirectPath', '//evil.example.com', 'redirect'],
    ['apiBaseUrl', 'qyapi.weixin.qq.com', 'API'],
    ['authorizeBaseUrl', 'javascript:alert(1)', 'Sign-in inside WeCom'],
    ['loginBaseUrl', 'ftp://login.work.weixin.qq.com', 'Sign-in with a QR code'],
  ])('are refused when %s is "%s", in words that name it', async (field, value, label) => {
    const { status, body } = await save('create', optionsFor(world.simulator, { [field]: value }));

    expect(status).toBe(400);
    expect(errorOf(body).code).toBe('wecom_invalid_option');
    expect(errorOf(body).message).toContain(label);
  });

  test('are refused on update as well, and the stored ones stay', async () => {
    const before = await stored();

    const { status } = await save('update?filter[name]=wecom', optionsFor(world.simulator, { agentId: 'x' }));

    expect(status).toBe(400);
    expect(await stored()).toEqual(before);
  });

  test('speak the language of the administrator', async () => {
    const { body } = await save('create', optionsFor(world.simulator, { corpId: '' }), 'zh-CN');

    expect(errorOf(body).message).toContain('企业ID');
  });

  test('leave authenticators of other types alone', async () => {
    const body = { name: 'password', authType: 'Email/Password', enabled: true, options: {} };

    expect((await world.nocobase.api('authenticators:create', { token, body })).status).toBe(200);
  });
});

describe('the secret', () => {
  test.each(['authenticators:get?filter[name]=wecom', 'authenticators:list', 'authenticators:publicList'])(
    'is not in the reply to %s',
    async (path) => {
      const { status, body } = await world.nocobase.api(path, { token });

      expect(status).toBe(200);
      expect(JSON.stringify(body)).toContain('"wecom"');
      expect(JSON.stringify(body)).not.toContain(world.simulator.app.secret);
    },
  );

  test('is not in the reply to a save', async () => {
    const { status, body } = await save('update?filter[name]=wecom', optionsFor(world.simulator));

    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain(world.simulator.app.secret);
  });

  test('may stand behind a variable, whose value of the moment is used', async () => {
    const secret = '{{ $env.WECOM_SECRET }}';
    world.nocobase.app.environment.setVariable('WECOM_SECRET', world.simulator.app.secret);
    const { status, body } = await save('update?filter[name]=wecom', optionsFor(world.simulator, { secret }));
    world.simulator.control.updateApp({ secret: 'v'.repeat(43) });
    world.nocobase.app.environment.setVariable('WECOM_SECRET', 'v'.repeat(43));

    const { error } = await signInOnWeb(world, 'zhangsan');

    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain(world.simulator.app.secret);
    expect(error?.code).toBe('wecom_not_linked');
  });

  test('is refused when its variable does not exist', async () => {
    const { status } = await save('create', optionsFor(world.simulator, { secret: '{{ $env.NOT_THERE }}' }));

    expect(status).toBe(400);
  });
});

describe('automatic login', () => {
  const automatic = { public: { autoSignIn: true } };

  test('is refused for a second authenticator, in words that name the first', async () => {
    await save('update?filter[name]=wecom', optionsFor(world.simulator, automatic));

    const { status, body } = await save('create', optionsFor(world.simulator, automatic));

    expect(status).toBe(400);
    expect(errorOf(body)).toMatchObject({
      code: 'wecom_auto_sign_in_taken',
      message: expect.stringContaining('WeCom') as string,
    });
  });

  test('names the first as it is written, whatever its characters', async () => {
    await save('update?filter[name]=wecom', optionsFor(world.simulator, automatic));
    const authenticators = world.nocobase.app.db.getRepository('authenticators');
    await authenticators.update({ filter: { name: 'wecom' }, values: { title: 'R&D <Shanghai>' } });

    const reply = await save('create', optionsFor(world.simulator, automatic));

    await authenticators.update({ filter: { name: 'wecom' }, values: { title: 'WeCom' } });
    expect(errorOf(reply.body).message).toContain('R&D <Shanghai>');
  });

  test('can be saved again where it is', async () => {
    expect((await save('update?filter[name]=wecom', optionsFor(world.simulator, automatic))).status).toBe(200);
  });
});

test('a stranger learns of an authenticator what the sign-in page shows, and no more', async () => {
  await save('update?filter[name]=wecom', optionsFor(world.simulator, { public: { buttonTooltip: 'Scan' } }));

  const { body } = await world.nocobase.api('authenticators:publicList');

  const { options } = (body as { data: Row[] }).data.find(({ name }) => name === 'wecom') ?? {};
  expect(options).toEqual({ autoSignIn: false, showQrCode: false, buttonTooltip: 'Scan' });
});

test('a deleted authenticator takes its links along', async () => {
  const { body } = await world.nocobase.createAuthenticator({ name: 'gone', options: optionsFor(world.simulator) });
  const { id } = (body as { data: { id: number } }).data;
  const claims = world.nocobase.app.db.getRepository('wecomLinks');
  await claims.create({ values: { authenticator: 'gone', identity: 'ww/someone', userId: 1 } });

  const { status } = await world.nocobase.api(`authenticators:destroy?filterByTk=${id}`, { token, method: 'POST' });

  expect(status).toBe(200);
  expect(await claims.count({ filter: { authenticator: 'gone' } })).toBe(0);
});
