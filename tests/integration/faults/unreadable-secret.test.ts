import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorOf, useAdministrator } from '../support/setup-assistant';
import { authorize, newBrowser, signInOnWeb } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';

const world = useWorld();
const admin = useAdministrator(world);

/** The application's key, which only its storage folder or its environment knows. */
const setKey = (hex: string) => Reflect.set(world.nocobase.app.aesEncryptor, 'key', Buffer.from(hex, 'hex'));

const withoutSecret = (changes = {}) => ({ ...optionsFor(world.simulator), secret: '', ...changes });

const update = (values: Record<string, unknown>) => admin.update({ enabled: true, ...values });

const callsToWeCom = () => world.simulator.control.journal().filter(({ path }) => path.startsWith('/cgi-bin/'));

// As after the database was restored on a server with another key.
beforeEach(async () => {
  await admin.save({});
  setKey('b2'.repeat(32));
  world.simulator.control.clearJournal();
});
afterEach(async () => {
  setKey('a1'.repeat(32));
  await update({ options: optionsFor(world.simulator) });
});

describe('a stored secret that cannot be decrypted', () => {
  test('is never sent to WeCom, and a sign-in says what to do', async () => {
    const location = await authorize(world, newBrowser());

    expect(location).toContain('error=wecom_secret_unreadable');
    expect(callsToWeCom()).toEqual([]);
  });

  test('is told to the administrator by the last refusal', async () => {
    await authorize(world, newBrowser());

    const { body } = await admin.call('lastRefusal?authenticator=wecom');

    expect(body).toMatchObject({ data: { code: 'wecom_secret_unreadable', field: 'secret' } });
    expect(JSON.stringify(body)).toContain('enter it again and save');
  });

  test('is told to the administrator by the test connection, which asks WeCom nothing', async () => {
    expect(await admin.check('credentials')).toMatchObject({ status: 'failed', reason: 'secret-unreadable' });
    expect(await admin.check('app')).toMatchObject({ reason: 'blocked' });
    expect(callsToWeCom()).toEqual([]);
  });

  test('is not in the way of a test of another one', async () => {
    expect(await admin.check('credentials', { secret: world.simulator.app.secret })).toMatchObject({
      status: 'passed',
    });
  });

  test('has to be entered again when the settings are saved', async () => {
    const reply = await update({ options: withoutSecret({ redirectPath: '/admin/new' }) });

    expect(reply.status).toBe(400);
    expect(errorOf(reply)).toMatchObject({ code: 'wecom_secret_unreadable' });
  });

  test('works again once it is entered', async () => {
    expect((await update({ options: optionsFor(world.simulator) })).status).toBe(200);
    expect((await signInOnWeb(world, 'zhangsan')).error?.code).toBe('wecom_not_linked');
  });

  test('does not keep its authenticator from being switched off, and keeps it from being switched on', async () => {
    const authenticators = world.nocobase.app.db.getRepository('authenticators');
    const values = { enabled: false, options: withoutSecret() };
    await authenticators.update({ filter: { name: 'wecom' }, values });

    expect(errorOf(await update({ enabled: true }))).toMatchObject({ code: 'wecom_secret_unreadable' });
  });

  test('does not keep its authenticator from being deleted', async () => {
    const { app } = world.nocobase;
    expect(await app.db.getRepository('authenticators').destroy({ filter: { name: 'wecom' } })).toBe(1);
    expect(await app.db.getRepository('wecomSecrets').count({ filter: { authenticator: 'wecom' } })).toBe(0);
    setKey('a1'.repeat(32));
    await world.nocobase.createAuthenticator({ name: 'wecom', options: optionsFor(world.simulator) });
  });
});
