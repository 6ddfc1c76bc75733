import { beforeEach, describe, expect, test } from 'vitest';
import type { AppSetting, SettingChange } from '../../../packages/plugin/src/shared/setup';
import { errorOf, useAdministrator } from '../support/setup-assistant';
import { ORIGIN } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const DOMAIN = 'nocobase.example.com';
const LINK = `${ORIGIN}/api/wecom:authorize?authenticator=wecom`;
const HOMEPAGE: SettingChange = { setting: 'homepage', before: 'http://localhost:13000/', after: LINK };
const TRUSTED_DOMAIN: SettingChange = { setting: 'trusted-domain', before: 'old.example.com', after: DOMAIN };

const world = useWorld();
const admin = useAdministrator(world);
beforeEach(() => {
  world.simulator.control.reset();
  world.simulator.control.updateApp({ trustedDomains: ['old.example.com'], homeUrl: 'http://localhost:13000/' });
});

function apply(change: unknown, changes: Record<string, unknown> = {}) {
  const options = { ...optionsFor(world.simulator), secret: '', ...changes };
  return admin.call('applyAppSetting', { authenticator: 'wecom', options, change });
}

const writes = () => world.simulator.control.journal().filter((entry) => entry.path === '/cgi-bin/agent/set');

describe.each<[AppSetting, SettingChange]>([
  ['homepage', HOMEPAGE],
  ['trusted-domain', TRUSTED_DOMAIN],
])('%s', (setting, change) => {
  test('is written as the check proposed it, and the check passes', async () => {
    const { change: proposed } = await admin.check(setting);
    expect(proposed).toEqual(change);

    const { status, body } = await apply(proposed);

    expect(status).toBe(200);
    expect(body).toMatchObject({ data: change });
    expect(await admin.check(setting)).toMatchObject({ status: 'passed' });
    expect(writes()).toHaveLength(1);
  });

  test('is not written over a value that nobody confirmed', async () => {
    const reply = await apply({ ...change, before: 'what-was-shown-an-hour-ago' });
    expect(reply.status).toBe(400);
    expect(errorOf(reply)?.code).toBe('wecom_setting_changed');
    expect(writes()).toEqual([]);
  });

  test('is written with nothing but what this application needs', async () => {
    const reply = await apply({ ...change, after: 'https://evil.example.com/' });
    expect(errorOf(reply)?.code).toBe('wecom_setting_changed');
    expect(writes()).toEqual([]);
  });

  test('waits until the connection works', async () => {
    world.simulator.control.updateApp({ trustedIps: ['203.0.113.9'] });
    expect(errorOf(await apply(change))?.code).toBe('wecom_setup_not_ready');
    expect(writes()).toEqual([]);
  });

  test("gives WeCom's number when WeCom refuses", async () => {
    world.simulator.control.fail({ path: 'agent/set', errcode: 48002 });
    const reply = await apply(change);
    expect(errorOf(reply)).toMatchObject({
      code: 'wecom_setting_refused',
      message: expect.stringContaining('48002') as string,
    });
  });

  test('is not sent again when WeCom does not answer', async () => {
    world.simulator.control.fail({ path: 'agent/set', hangUp: true });
    expect(errorOf(await apply(change))?.code).toBe('wecom_unreachable');
    expect(writes()).toHaveLength(1);
  });
});

test('any other setting is refused', async () => {
  expect(errorOf(await apply({ ...HOMEPAGE, setting: 'secret' }))?.code).toBe('wecom_setup_request_invalid');
});

test('the monthly limit of trusted domains has a text of its own', async () => {
  world.simulator.control.fail({ path: 'agent/set', errcode: 85004 });
  expect(errorOf(await apply(TRUSTED_DOMAIN))?.code).toBe('wecom_setting_limit');
});

describe('a domain whose owner is not proven', () => {
  test('counts as written when WeCom took it on', async () => {
    world.simulator.control.setBehaviour({ unprovenDomain: '85005' });
    expect((await apply(TRUSTED_DOMAIN)).status).toBe(200);
    expect(await admin.check('trusted-domain')).toMatchObject({ status: 'passed' });
  });

  test('is refused when WeCom did not', async () => {
    world.simulator.control.fail({ path: 'agent/set', errcode: 85005 });
    expect(errorOf(await apply(TRUSTED_DOMAIN))?.code).toBe('wecom_setting_refused');
  });
});
