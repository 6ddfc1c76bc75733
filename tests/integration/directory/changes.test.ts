import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { the } from '../../../packages/plugin/src/server/directory/testing/builders';
import { useWorld } from '../../world/use-world';
import { allRows } from '../support/all-rows';
import { allUsers } from '../support/users';
import { changedDepartments, COMPANY, DEPARTMENTS, LI, places, ZHANG } from './support/company';
import { runDirectory } from './support/directory';
import { departmentsOf, forgetDirectory, placesOf, titlesBelow } from './support/stored';

const world = useWorld({}, { plugins: ['collection-tree', 'departments'] });

beforeEach(async () => {
  await runDirectory(world.nocobase, COMPANY);
});
afterEach(() => forgetDirectory(world.nocobase));

const run = (departments: typeof COMPANY.told.departments, members = COMPANY.told.members) =>
  runDirectory(world.nocobase, { told: { departments, members } });

/** The paths of NocoBase's tree, by titles. */
async function pathsOf(): Promise<string[]> {
  const { db } = world.nocobase.app;
  const titles = new Map(Object.values(await departmentsOf(world.nocobase)).map(({ id, title }) => [id, title]));
  const rows = (await db.getModel('main_departments_path').findAll({ raw: true })) as unknown as { path: string }[];
  return rows.map(({ path }) => path.replaceAll(/\d+/g, (id) => titles.get(id) ?? id)).toSorted();
}

describe('a department', () => {
  test('is renamed', async () => {
    const { failures, wrote } = await run(changedDepartments({ '2': { name: 'Sales and service' } }));

    expect(failures).toEqual([]);
    expect(wrote.length).toBeGreaterThan(0);
    expect(await titlesBelow(world.nocobase, 'Company')).toEqual(['Sales and service', 'Factory', 'Board']);
  });

  test('is moved with everything below it, and NocoBase’s tree knows', async () => {
    expect(await pathsOf()).toContain('/Company/Sales/North');

    const { failures } = await run(changedDepartments({ '2': { parentId: '4' } }));

    expect(failures).toEqual([]);
    expect(await titlesBelow(world.nocobase, 'Board')).toEqual(['Sales']);
    expect(await pathsOf()).toEqual([
      '/Company',
      '/Company/Board',
      '/Company/Board/Sales',
      '/Company/Board/Sales/North',
      '/Company/Factory',
    ]);
  });

  test('is a leaf again when the last one below it has moved away', async () => {
    await run(changedDepartments({ '5': { parentId: '3' } }));

    const { Sales, Factory } = await departmentsOf(world.nocobase);
    expect([Sales?.isLeaf, Factory?.isLeaf]).toEqual([true, false]);
  });

  test('keeps the order of WeCom among its siblings over several runs', async () => {
    await run(changedDepartments({ '4': { order: 400 } }));
    expect(await titlesBelow(world.nocobase, 'Company')).toEqual(['Board', 'Sales', 'Factory']);

    await run(changedDepartments({ '4': { order: 250 } }));
    expect(await titlesBelow(world.nocobase, 'Company')).toEqual(['Sales', 'Board', 'Factory']);

    const { wrote } = await run(changedDepartments({ '4': { order: 250 } }));
    expect(await titlesBelow(world.nocobase, 'Company')).toEqual(['Sales', 'Board', 'Factory']);
    expect(wrote).toEqual([]);
  });

  test('that WeCom no longer tells stays, without the memberships that were written', async () => {
    const { failures } = await run(
      DEPARTMENTS.filter(({ id }) => id !== '5'),
      [{ ...ZHANG, ...places('2*') }, LI],
    );

    expect(failures).toEqual([]);
    expect(await titlesBelow(world.nocobase, 'Sales')).toEqual(['North']);
    expect(await placesOf(world.nocobase)).toMatchObject({ ZhangSan: ['1 Sales*'] });
  });
});

describe('a member', () => {
  test('is moved, and the main department with them', async () => {
    const { failures } = await run(DEPARTMENTS, [ZHANG, { ...LI, ...places('4*', '3') }]);

    expect(failures).toEqual([]);
    expect(await placesOf(world.nocobase)).toMatchObject({ Li_Na: ['1 Board*', 'Factory'] });
  });

  test('leads a department, and no longer', async () => {
    await run(DEPARTMENTS, [{ ...ZHANG, ...places('5*', '2') }, LI]);

    expect(await placesOf(world.nocobase)).toMatchObject({ ZhangSan: ['1 North*', 'Sales'] });
  });

  test('in no department any more has no main one', async () => {
    await run(DEPARTMENTS, [ZHANG, { ...LI, ...places() }]);

    expect(await placesOf(world.nocobase)).toMatchObject({ Li_Na: [] });
  });

  test('is renamed where the administrator wants names kept fresh', async () => {
    const profile = { name: 'every-sign-in', avatar: 'never', email: 'never', phone: 'never' } as const;
    const told = { departments: DEPARTMENTS, members: [{ ...ZHANG, name: '张三丰' }, LI] };

    const { failures } = await runDirectory(world.nocobase, { told, options: { profile } });

    expect(failures).toEqual([]);
    expect((await allUsers(world.nocobase)).map(({ nickname }) => nickname)).toContain('张三丰');
    expect((await runDirectory(world.nocobase, { told, options: { profile } })).wrote).toEqual([]);
  });

  test('loses what NocoBase kept of their departments, and other nodes are told', async () => {
    const { cache } = world.nocobase.app;
    const [, zhang, li] = await allUsers(world.nocobase);
    await cache.set(`departments:${zhang?.id}`, ['kept']);
    await cache.set(`departments:${li?.id}`, ['kept']);

    const { touched } = await run(DEPARTMENTS, [ZHANG, { ...LI, ...places('4') }]);

    expect(touched).toEqual([li?.id]);
    expect(await cache.get(`departments:${li?.id}`)).toBeUndefined();
    expect(await cache.get(`departments:${zhang?.id}`)).toEqual(['kept']);
  });

  test('whose main department is written has it in the record', async () => {
    await run(DEPARTMENTS, [ZHANG, { ...LI, ...places('4') }]);

    const rows = await allRows(world.nocobase, 'wecomDirectoryMembers');
    expect(rows.find(({ identity }) => identity === the('li.na'))).toMatchObject({ main: the('4') });
  });
});
