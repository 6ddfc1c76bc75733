import { afterEach, expect, test } from 'vitest';
import { useWorld } from '../../world/use-world';
import { crowd, DEPARTMENTS } from './support/company';
import { runDirectory } from './support/directory';
import { forgetDirectory } from './support/stored';

const world = useWorld({}, { plugins: ['collection-tree', 'departments'] });

afterEach(() => forgetDirectory(world.nocobase));

/** More than one batch. */
const MEMBERS = 150;

test('a new member costs at most three queries, and a run that finds nothing changed eight for all of them', async () => {
  await runDirectory(world.nocobase, { told: { departments: DEPARTMENTS } });
  const told = { departments: DEPARTMENTS, members: crowd(MEMBERS) };

  const first = await runDirectory(world.nocobase, { told });
  const second = await runDirectory(world.nocobase, { told });

  expect(first.failures).toEqual([]);
  expect(first.wrote.length / MEMBERS).toBeLessThanOrEqual(3);
  expect(second.wrote).toEqual([]);
  expect(second.read.length).toBeLessThanOrEqual(8);
});
