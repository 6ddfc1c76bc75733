import { expect, test } from 'vitest';
import { useWorld } from '../../world/use-world';

const world = useWorld({}, { plugins: ['collection-tree', 'departments'] });

const COLLECTIONS = ['wecomDirectoryDepartments', 'wecomDirectoryMembers', 'wecomDirectoryMemberships'];

test.each(COLLECTIONS)('%s is reached by no action, the root user’s neither', async (collection) => {
  const token = await world.nocobase.signInAsRoot();

  for (const action of ['list', 'get?filterByTk=1', 'destroy?filterByTk=1', 'create']) {
    expect((await world.nocobase.api(`${collection}:${action}`, { token, body: {} })).status).toBe(404);
  }
});

function rulesOf(collection: string) {
  const { dumpRules, migrationRules, shared } = world.nocobase.app.db.getCollection(collection).options;
  // NocoBase appends to the rules of a collection that another plugin extends; the first is the one that holds.
  return { dumpRules: dumpRules as unknown, shared: shared as unknown, rule: (migrationRules as unknown[])[0] };
}

test.each([
  ['wecomDirectoryDepartments', 'departments'],
  ['wecomDirectoryMembers', 'users'],
  ['wecomDirectoryMemberships', 'departmentsUsers'],
])('%s is copied and shared as %s is', (collection, other) => {
  expect(rulesOf(collection)).toEqual(rulesOf(other));
});
