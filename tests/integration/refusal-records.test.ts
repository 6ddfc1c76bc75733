import { describe, expect, test } from 'vitest';
import { comeBackToLink, completeLink, link, listenToAudit, signInByPassword } from './support/links';
import { BROWSER_AGENT, comeBack, complete, newBrowser, signInInClient } from '../world/sign-in';
import { useWorld } from '../world/use-world';

const world = useWorld();

const reference = expect.stringMatching(/^\w{8}$/) as string;

describe('the audit record of a refusal names what was known by then:', () => {
  test('no member, when WeCom knows none', async () => {
    const records = listenToAudit(world.nocobase);

    await signInInClient(world, 'outsider');

    expect(records).toMatchObject([{ action: 'refuse', status: 403 }]);
    expect(records[0]?.metadata).toEqual({
      authenticator: 'wecom',
      by: 'sign-in',
      code: 'wecom_not_a_member',
      reference,
    });
  });

  test('the member and the masked number, when the number decided', async () => {
    const records = listenToAudit(world.nocobase);

    await signInInClient(world, 'wangwu');

    const member = { identity: `${world.simulator.app.corpId}/wangwu`, phone: '138****03' };
    const metadata = { authenticator: 'wecom', ...member, by: 'sign-in', code: 'wecom_sign_up_off' };
    expect(records.map((record) => record.metadata)).toEqual([{ ...metadata, reference }]);
  });

  test('the member alone, when no number was asked for', async () => {
    await link(world, await signInByPassword(world.nocobase, 'anna'), 'lisi');
    const user = await signInByPassword(world.nocobase, 'bert');
    const records = listenToAudit(world.nocobase);

    await link(world, user, 'lisi');

    const identity = `${world.simulator.app.corpId}/lisi`;
    const metadata = { authenticator: 'wecom', identity, by: 'session', code: 'wecom_member_linked' };
    expect(records.map((record) => record.metadata)).toEqual([{ ...metadata, reference }]);
  });

  test('the user of the session alone, when the attempt itself is refused', async () => {
    const user = await signInByPassword(world.nocobase, 'carl');
    const records = listenToAudit(world.nocobase);

    await completeLink(world, user, await comeBack(world, 'lisi'));

    expect(records).toMatchObject([{ action: 'refuse', status: 401, userId: String(user.userId) }]);
    expect(records[0]?.metadata).toEqual({
      authenticator: 'wecom',
      by: 'session',
      code: 'wecom_state_mismatch',
      reference,
    });
  });
});

test('a sign-in whose attempt is refused leaves no audit record', async () => {
  const user = await signInByPassword(world.nocobase, 'dora');
  const lure = await comeBackToLink(world, user, 'lisi');
  const records = listenToAudit(world.nocobase);

  await complete(world, lure.browser, lure.address);
  await complete(world, newBrowser(BROWSER_AGENT), lure.address);

  expect(records).toEqual([]);
});
