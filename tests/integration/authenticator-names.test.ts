import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { errorOf } from './support/setup-assistant';
import { authorize, newBrowser, signInOnWeb } from '../world/sign-in';
import { optionsFor } from '../world/start-world';
import { useWorld } from '../world/use-world';

const world = useWorld();
let token: string;

beforeAll(async () => {
  token = await world.nocobase.signInAsRoot();
});
afterEach(() => repository().destroy({ filter: { authType: 'wecom', name: { $ne: 'wecom' } } }));

const repository = () => world.nocobase.app.db.getRepository('authenticators');
const model = () => world.nocobase.app.db.getModel('authenticators');

const post = (route: string, body: unknown, locale = 'en-US') =>
  world.nocobase.api(route, { token, body, headers: { 'X-Locale': locale } });

const aRow = (name: unknown) => ({ name, authType: 'wecom', enabled: true, options: optionsFor(world.simulator) });

describe('a name that browsers cannot send', () => {
  test.each([
    '企业微信2',
    ' wecom2',
    'wecom2 ',
    '\twecom2',
    'wecom2\n',
    'we\r\ncom',
    'we\u0000com',
    '%00',
    'wecom😀',
    'wécom',
    '\u200bwecom2',
    '\ufeffwecom2',
    'ｗｅｃｏｍ',
    ' ',
    'we;com',
    'a'.repeat(256),
    '企'.repeat(100),
  ])('is refused for a new authenticator: %j', async (name) => {
    const reply = await post('authenticators:create', aRow(name));

    expect(reply.status).toBe(400);
    expect(errorOf(reply)).toMatchObject({ code: 'wecom_authenticator_name_invalid' });
    expect(errorOf(reply)?.message).toContain('letters, digits');
    expect(await repository().count({ filter: { authType: 'wecom' } })).toBe(1);
  });

  test('is refused by NocoBase itself when it is empty', async () => {
    const reply = await post('authenticators:create', aRow(''));
    expect(reply.status).toBe(400);
    expect(errorOf(reply)?.message).toContain('Name');
  });

  test('is refused in the language of the administrator', async () => {
    expect(errorOf(await post('authenticators:create', aRow('企业微信2'), 'zh-CN'))?.message).toContain('英文字母');
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a repository', () => repository().create({ values: aRow('企业微信3') })],
    ['a model with many', () => model().bulkCreate([aRow('企业微信3')])],
  ])('is refused on the way of %s too', async (_, create) => {
    await expect(create()).rejects.toMatchObject({ code: 'wecom_authenticator_name_invalid' });
  });

  test('is refused when an authenticator of another type becomes one of ours, and is theirs to use', async () => {
    const body = { name: '密码', authType: 'Email/Password', enabled: true, options: {} };
    expect((await post('authenticators:create', body)).status).toBe(200);

    const reply = await post(`authenticators:update?filter[name]=${encodeURIComponent('密码')}`, aRow('密码'));

    expect(errorOf(reply)).toMatchObject({ code: 'wecom_authenticator_name_invalid' });
  });

  test('that is there already is in nobody’s way, and can be saved', async () => {
    await model().create({ ...aRow('企业微信'), description: '' }, { hooks: false });
    const filter = { name: '企业微信' };

    await repository().update({ filter, values: { options: optionsFor(world.simulator) } });
    const { status, body } = await world.nocobase.api('authenticators:publicList');

    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('企业微信');
    expect(await authorize(world, newBrowser(), { authenticator: '企业微信' })).toContain('redirect_uri=');
    expect((await signInOnWeb(world, 'zhangsan')).error?.code).toBe('wecom_not_linked');
    await repository().update({ filter, values: { enabled: false } });
    expect(await repository().destroy({ filter })).toBe(1);
  });
});

test.each(['s_2kq9xz4v1ab', 'WeCom 2', 'wecom-2.corp_x', 'a'.repeat(255), '7'])(
  'other names are fine: %s',
  async (name) => {
    expect((await post('authenticators:create', aRow(name))).status).toBe(200);
    expect((await signInOnWeb(world, 'zhangsan')).error?.code).toBe('wecom_not_linked');
  },
);

describe('renaming an authenticator of ours is refused', () => {
  test.each<[string, () => Promise<unknown>]>([
    [
      'authenticators:update by filter',
      () => post('authenticators:update?filter[name]=wecom', { enabled: true, name: 'renamed' }),
    ],
    ['authenticators:update with everything', () => post('authenticators:update?filter[name]=wecom', aRow('renamed'))],
    [
      'to another letter case',
      () => post('authenticators:update?filter[name]=wecom', { enabled: true, name: 'WeCom' }),
    ],
    ['to a blank more', () => post('authenticators:update?filter[name]=wecom', { enabled: true, name: 'wecom ' })],
    [
      'together with its type',
      () =>
        post('authenticators:update?filter[name]=wecom', {
          enabled: true,
          name: 'renamed',
          authType: 'Email/Password',
        }),
    ],
    [
      'by its id',
      async () => {
        const row = (await repository().findOne({ filter: { name: 'wecom' } })) as { id: number };
        return post(`authenticators:update?filterByTk=${row.id}`, { enabled: true, name: 'renamed' });
      },
    ],
    [
      'authenticators:updateOrCreate',
      () =>
        post('authenticators:updateOrCreate?filterKeys[]=authType', {
          authType: 'wecom',
          name: 'renamed',
          enabled: true,
        }),
    ],
    ['a repository', () => repository().update({ filter: { name: 'wecom' }, values: { name: 'renamed' } })],
    [
      'a repository without hooks for each row',
      () => repository().update({ filter: { name: 'wecom' }, values: { name: 'renamed' }, individualHooks: false }),
    ],
    ['a model of many', () => model().update({ name: 'renamed' }, { where: { name: 'wecom' } })],
  ])('%s', async (_, rename) => {
    const answer = await rename().catch((error: unknown) => ({ body: { errors: [error] } }));

    expect(errorOf(answer as Parameters<typeof errorOf>[0])).toMatchObject({ code: 'wecom_authenticator_renamed' });
    expect(await repository().count({ filter: { name: 'wecom' } })).toBe(1);
  });

  test('also while it is of another type and still has links', async () => {
    await post('authenticators:create', aRow('linked'));
    const claims = world.nocobase.app.db.getRepository('wecomLinks');
    await claims.create({ values: { authenticator: 'linked', identity: 'ww/someone', userId: 1 } });
    await post('authenticators:update?filter[name]=linked', { enabled: true, authType: 'Email/Password' });

    const reply = await post('authenticators:update?filter[name]=linked', { enabled: true, name: 'renamed' });

    expect(errorOf(reply)).toMatchObject({ code: 'wecom_authenticator_renamed' });
  });

  test('and those of other types are renamed as NocoBase does it', async () => {
    const body = { name: 'theirs', authType: 'Email/Password', enabled: true, options: {} };
    await post('authenticators:create', body);
    expect((await post('authenticators:update?filter[name]=theirs', { enabled: true, name: '别名' })).status).toBe(200);
  });

  test('the same name again is no renaming', async () => {
    const same = { enabled: true, name: 'wecom', title: 'Same name' };
    expect((await post('authenticators:update?filter[name]=wecom', same)).status).toBe(200);
  });
});
