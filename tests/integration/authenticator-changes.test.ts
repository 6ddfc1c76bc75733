import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { authorize, complete, newBrowser, signInInClient, signInOnWeb } from '../world/sign-in';
import { optionsFor, startWorld, type World } from '../world/start-world';
import { createDatabase, type TestDatabase } from '../world/databases/database';
import { startNocoBase, type NocoBase } from '../world/nocobase/start-nocobase';

describe('a change of the authenticator takes effect on the next request, on both nodes', () => {
  let database: TestDatabase;
  let world: World;
  let other: NocoBase;
  let token: string;
  let id: number;

  beforeAll(async () => {
    database = await createDatabase();
    world = await startWorld({ public: { autoSignUp: true } }, { database });
    other = await startNocoBase({ database });
    token = await world.nocobase.signInAsRoot();
    const { body } = await world.nocobase.api('authenticators:get?filter[name]=wecom', { token });
    ({ id } = (body as { data: { id: number } }).data);
    await signInInClient(world, 'zhangsan');
  });
  afterAll(async () => {
    await other.stop();
    await world.stop();
    await database.remove();
  });

  // The id is what NocoBase looks at when it makes sure that one authenticator stays enabled.
  const update = (values: Record<string, unknown>) =>
    world.nocobase.api(`authenticators:update?filterByTk=${id}`, { token, body: { id, enabled: true, ...values } });
  const signInOn = (node: NocoBase) => signInOnWeb({ ...world, nocobase: node }, 'zhangsan');

  test('a sign-in may start on one node and complete on the other', async () => {
    const browser = newBrowser();
    const address = await world.simulator.openInClient(await authorize(world, browser), 'zhangsan');

    expect((await complete({ nocobase: other }, browser, address)).token).toBeTruthy();
  });

  test('a new authenticator', async () => {
    await world.nocobase.createAuthenticator({ name: 'fresh', options: optionsFor(world.simulator) });
    const browser = newBrowser();
    const location = await authorize({ nocobase: other }, browser, { authenticator: 'fresh' });
    const address = await world.simulator.openInClient(location, 'zhangsan');

    const { error } = await complete({ nocobase: other }, browser, address);

    expect(error?.code).toBe('wecom_consent_required');
  });

  test('another secret', async () => {
    world.simulator.control.updateApp({ secret: 'n'.repeat(43) });
    await update({ options: optionsFor(world.simulator, { public: { autoSignUp: true } }) });

    for (const node of [world.nocobase, other]) {
      expect((await signInOn(node)).token).toBeTruthy();
    }
  });

  test('switched off between the two steps of a sign-in', async () => {
    for (const node of [world.nocobase, other]) {
      const browser = newBrowser();
      const address = await world.simulator.openInClient(await authorize({ nocobase: node }, browser), 'zhangsan');
      await update({ enabled: false });

      const { error } = await complete({ nocobase: node }, browser, address);

      await update({ enabled: true });
      expect(error?.code).toBe('wecom_authenticator_unavailable');
    }
  });
});
