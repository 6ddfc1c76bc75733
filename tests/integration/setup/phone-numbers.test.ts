import { expect, test } from 'vitest';
import { useAdministrator } from '../support/setup-assistant';
import { useWorld } from '../../world/use-world';

const world = useWorld();
const admin = useAdministrator(world);

test('phone numbers of users are counted by who wrote them, with the ways in which users write them', async () => {
  const { app } = world.nocobase;
  const authors = app.db.getModel('wecomProfileAuthors');
  const { old, typed } = (await admin.check('phone-numbers')).values as { old: number; typed: number };
  for (const [phone, writer] of [
    ['13600000001', 'before'],
    ['13600000002', 'user'],
    ['13600000003', 'unknown'],
    ['13600000004', 'other'],
  ]) {
    const { id } = (await app.db.getRepository('users').create({ values: { username: phone, phone } })) as {
      id: number;
    };
    await authors.update({ writer }, { where: { userId: id, field: 'phone' } });
  }
  const values = { old: old + 1, typed: typed + 2 };

  const open = { status: 'unknown', reason: 'both-open', values };
  expect(await admin.check('phone-numbers')).toMatchObject(open);
  const wary = await admin.check('phone-numbers', { existingPhones: 'typed' });
  expect(wary).toMatchObject({ ...open, status: 'passed' });
  await app.db.getRepository('systemSettings').update({ filterByTk: 1, values: { enableEditProfile: false } });
  expect(await admin.check('phone-numbers')).toMatchObject({ ...open, reason: 'sign-up-open' });
  const basic = { filter: { name: 'basic' }, values: { options: { public: { allowSignUp: false } } } };
  await app.db.getRepository('authenticators').update(basic);
  expect(await admin.check('phone-numbers')).toMatchObject({ ...open, status: 'passed', reason: 'both-closed' });
});
