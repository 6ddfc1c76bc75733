import type { Model, Transaction } from '@nocobase/database';
import { afterEach, describe, expect, test } from 'vitest';
import { the } from '../../../packages/plugin/src/server/directory/testing/builders';
import { useWorld } from '../../world/use-world';
import { allRows } from '../support/all-rows';
import { allLinks, allUsers } from '../support/users';
import { COMPANY, DEPARTMENTS } from './support/company';
import { outcomesOf, runDirectory } from './support/directory';
import { departmentsOf, forgetDirectory, placesOf, titlesBelow } from './support/stored';

const world = useWorld({}, { plugins: ['collection-tree', 'departments'] });

afterEach(() => forgetDirectory(world.nocobase));

describe('a first run', () => {
  test('makes departments, with their place and order', async () => {
    const { failures } = await runDirectory(world.nocobase, COMPANY);

    expect(failures).toEqual([]);
    expect(await titlesBelow(world.nocobase, null)).toEqual(['Company']);
    expect(await titlesBelow(world.nocobase, 'Company')).toEqual(['Sales', 'Factory', 'Board']);
    expect(await titlesBelow(world.nocobase, 'Sales')).toEqual(['North']);
    const { Company, Sales, North } = await departmentsOf(world.nocobase);
    expect([Company, Sales, North].map((department) => department?.isLeaf)).toEqual([false, false, true]);
  });

  test('makes users who are linked, have the default role, and are where WeCom says', async () => {
    const { plan, failures } = await runDirectory(world.nocobase, COMPANY);

    expect(failures).toEqual([]);
    expect(outcomesOf(plan)).toEqual({ zhangsan: 'made', 'li.na': 'made' });
    const users = (await allUsers(world.nocobase)).slice(1);
    expect(users.map(({ username, nickname, password }) => [username, nickname, password])).toEqual([
      ['ZhangSan', '张三', null],
      ['Li_Na', '李娜', null],
    ]);
    const { links, claims } = await allLinks(world.nocobase);
    expect(links).toEqual([
      { authenticator: 'wecom', identity: the('zhangsan'), userId: users[0]?.id },
      { authenticator: 'wecom', identity: the('li.na'), userId: users[1]?.id },
    ]);
    expect(claims).toEqual(links);
    expect(await placesOf(world.nocobase)).toMatchObject({ ZhangSan: ['1 North', 'Sales*'], Li_Na: ['1 Factory'] });
    const roles = await allRows(world.nocobase, 'rolesUsers');
    const ofZhang = roles.filter(({ userId }) => Number(userId) === users[0]?.id);
    expect(ofZhang.map(({ roleName }) => roleName)).toEqual(['member']);
  });
});

test('NocoBase is told of a new user when everything that is theirs is there', async () => {
  const { db } = world.nocobase.app;
  const told: string[] = [];
  const listener = async (user: Model, { transaction }: { transaction: Transaction }) => {
    const where = { userId: Number(user.get('id')) };
    const counts = [];
    for (const name of ['departmentsUsers', 'usersAuthenticators', 'wecomLinks', 'wecomProfileAuthors']) {
      counts.push(await db.getModel(name).count({ where, transaction }));
    }
    told.push(`${String(user.get('username'))} ${counts.join(' ')} ${user.get('mainDepartmentId') ? 'main' : ''}`);
  };
  db.on('users.afterCreateWithAssociations', listener);

  await runDirectory(world.nocobase, COMPANY);
  // oxlint-disable-next-line typescript/no-misused-promises -- NocoBase awaits its listeners; the type does not say so
  db.off('users.afterCreateWithAssociations', listener);

  expect(told).toEqual(['ZhangSan 2 1 1 1 main', 'Li_Na 1 1 1 1 main']);
});

describe('a second run', () => {
  test('that finds nothing changed writes nothing', async () => {
    await runDirectory(world.nocobase, COMPANY);

    const { plan, wrote, read } = await runDirectory(world.nocobase, COMPANY);

    expect(outcomesOf(plan)).toEqual({ zhangsan: 'unchanged', 'li.na': 'unchanged' });
    expect(plan.departments.map(({ outcome }) => outcome)).toEqual(DEPARTMENTS.map(() => 'unchanged'));
    expect(wrote).toEqual([]);
    expect(read.length).toBeLessThanOrEqual(8);
  });
});
