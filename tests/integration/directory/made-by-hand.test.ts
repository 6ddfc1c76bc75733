import { afterEach, beforeEach, expect, test } from 'vitest';
import { useWorld } from '../../world/use-world';
import { allUsers, createUser } from '../support/users';
import { changedDepartments, COMPANY, crowd, LI, places, ZHANG } from './support/company';
import { runDirectory } from './support/directory';
import { departmentsOf, forgetDirectory, makeDepartment, placesOf, putInto, titlesBelow } from './support/stored';

const world = useWorld({}, { plugins: ['collection-tree', 'departments'] });

beforeEach(async () => {
  await runDirectory(world.nocobase, COMPANY);
});
afterEach(() => forgetDirectory(world.nocobase));

/** Ten runs, in each of which WeCom tells something else. */
async function tenRuns(): Promise<void> {
  for (const number of Array.from({ length: 10 }).keys()) {
    const departments = changedDepartments({ '4': { order: 10 * number, name: `Board ${number}` } });
    const members = [ZHANG, { ...LI, ...places(number % 2 ? '3' : '4*') }, ...crowd(number)];
    const { failures } = await runDirectory(world.nocobase, { told: { departments, members } });
    expect(failures).toEqual([]);
  }
}

test('a department, a member and an owner made by hand, and a changed nickname, survive ten runs', async () => {
  const { db } = world.nocobase.app;
  const { Sales, Factory } = await departmentsOf(world.nocobase);
  const guest = await createUser(world.nocobase, { username: 'guest', nickname: 'Guest' });
  const byHand = await makeDepartment(world.nocobase, { title: 'By hand', parentId: Sales?.id });
  await putInto(world.nocobase, Factory?.id ?? '', guest, true);
  await putInto(world.nocobase, byHand, guest);
  const zhang = (await allUsers(world.nocobase)).find(({ username }) => username === 'ZhangSan');
  await db.getRepository('users').update({ filterByTk: zhang?.id ?? 0, values: { nickname: 'By hand' } });

  await tenRuns();

  expect(await titlesBelow(world.nocobase, 'Sales')).toEqual(['North', 'By hand']);
  expect(await placesOf(world.nocobase)).toMatchObject({
    guest: ['1 Factory*', 'By hand'],
    ZhangSan: ['1 North', 'Sales*'],
    Li_Na: ['1 Factory'],
  });
  const users = await allUsers(world.nocobase);
  expect(users.find(({ username }) => username === 'ZhangSan')?.nickname).toBe('By hand');
});

test('a membership that somebody takes away by hand is not made again', async () => {
  const { Factory } = await departmentsOf(world.nocobase);
  await world.nocobase.app.db
    .getRepository('departmentsUsers')
    .destroy({ filter: { departmentId: Factory?.id ?? '' } });

  await runDirectory(world.nocobase, COMPANY);

  expect(await placesOf(world.nocobase)).toMatchObject({ Li_Na: [] });
});

test('a department that somebody deletes is not made again, and nothing is left of its memberships', async () => {
  const { Factory } = await departmentsOf(world.nocobase);
  await world.nocobase.app.db.getRepository('departments').destroy({ filterByTk: Factory?.id ?? '' });

  const { plan, failures } = await runDirectory(world.nocobase, COMPANY);

  expect(failures).toEqual([]);
  expect(plan.departments.map(({ outcome }) => outcome)).toContain('deleted-by-hand');
  expect(await titlesBelow(world.nocobase, 'Company')).toEqual(['Sales', 'Board']);
  expect((await runDirectory(world.nocobase, COMPANY)).wrote).toEqual([]);
});
