import { afterEach, expect, test } from 'vitest';
import { readStored } from '../../../packages/plugin/src/server/directory/stored/read-stored';
import { useWorld } from '../../world/use-world';
import { createRole } from '../support/roles';
import { createUser } from '../support/users';
import { SOURCE } from './support/directory';
import { forgetDirectory, makeDepartment, putInto } from './support/stored';

const world = useWorld({}, { plugins: ['collection-tree', 'departments'] });

afterEach(() => forgetDirectory(world.nocobase));

test('who may administrate is root, and whoever has such a role by themselves or by a department', async () => {
  const { app } = world.nocobase;
  await createRole(world.nocobase, 'chief', ['pm', 'pm.*']);
  await createRole(world.nocobase, 'worker', ['!pm', '!pm.*', '!ui.*', '!app']);
  const make = (username: string) => createUser(world.nocobase, { username });
  const [own, byDepartment, without] = [await make('own'), await make('by-department'), await make('without')];
  await app.db.getRepository('rolesUsers').create({ values: { userId: own, roleName: 'chief' } });
  const chiefs = await makeDepartment(world.nocobase, { title: 'Chiefs', roles: ['chief'] });
  const workers = await makeDepartment(world.nocobase, { title: 'Workers', roles: ['worker'] });
  await putInto(world.nocobase, chiefs, byDepartment);
  await putInto(world.nocobase, workers, without);

  const { actual } = await readStored(app, SOURCE, new Set([without]));

  const told = actual.users.map(({ id, isRoot, isPrivileged, isClosed }) => ({ id, isRoot, isPrivileged, isClosed }));
  expect(told.toSorted((one, other) => one.id - other.id)).toEqual([
    { id: 1, isRoot: true, isPrivileged: true, isClosed: false },
    { id: own, isRoot: false, isPrivileged: true, isClosed: false },
    { id: byDepartment, isRoot: false, isPrivileged: true, isClosed: false },
    { id: without, isRoot: false, isPrivileged: false, isClosed: true },
  ]);
});
