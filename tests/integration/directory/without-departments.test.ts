import { expect, test } from 'vitest';
import { useWorld } from '../../world/use-world';
import { allUsers } from '../support/users';
import { COMPANY } from './support/company';
import { outcomesOf, runDirectory } from './support/directory';

const world = useWorld();

test('while NocoBase’s departments are off a run brings the members alone', async () => {
  const { plan, failures } = await runDirectory(world.nocobase, COMPANY);

  expect(failures).toEqual([]);
  expect(plan.departments).toEqual([]);
  expect((await allUsers(world.nocobase)).map(({ username }) => username)).toEqual(['nocobase', 'ZhangSan', 'Li_Na']);
  const second = await runDirectory(world.nocobase, COMPANY);
  expect(outcomesOf(second.plan)).toEqual({ zhangsan: 'unchanged', 'li.na': 'unchanged' });
  expect(second.wrote).toEqual([]);
});
