import { describe, expect, test } from 'vitest';
import { useAdministrator } from '../support/setup-assistant';
import { useWorld } from '../../world/use-world';

const world = useWorld({ public: { autoSignUp: true } });
const admin = useAdministrator(world);

const signUp = (autoSignUp: boolean) => ({ public: { autoSignUp } });

describe('default role', () => {
  test('passes with the role that new users get', async () => {
    expect(await admin.check('default-role', signUp(true))).toEqual({
      check: 'default-role',
      status: 'passed',
      reason: 'there',
      values: { role: 'member' },
    });
  });

  test('fails without one, when automatic sign-up is on', async () => {
    const roles = world.nocobase.app.db.getRepository('roles');
    await roles.update({ filter: { name: 'member' }, values: { default: false } });

    const withSignUp = await admin.check('default-role', signUp(true));
    const without = [await admin.check('default-role', signUp(false)), await admin.check('default-role')];

    await roles.update({ filter: { name: 'member' }, values: { default: true } });
    expect(withSignUp).toEqual({ check: 'default-role', status: 'failed', reason: 'missing' });
    expect(without.map(({ reason }) => reason)).toEqual(['sign-up-off', 'sign-up-off']);
  });
});
