import { afterEach, describe, expect, test, vi } from 'vitest';
import { the } from '../../../packages/plugin/src/server/directory/testing/builders';
import { useWorld } from '../../world/use-world';
import { allLinks, allUsers, createUser } from '../support/users';
import { changedDepartments, COMPANY, crowd, DEPARTMENTS, LI, places, ZHANG } from './support/company';
import { outcomesOf, runDirectory } from './support/directory';
import { departmentsOf, forgetDirectory, placesOf, putInto, titlesBelow } from './support/stored';

const world = useWorld({}, { plugins: ['collection-tree', 'departments'] });

afterEach(() => forgetDirectory(world.nocobase));

const run = (options: Parameters<typeof runDirectory>[1]) => runDirectory(world.nocobase, options);

/** Refuses what an event tells of, as a workflow or another plugin may. @returns ends it */
function refuse(event: string, isRefused: (value: (field: string) => unknown) => boolean): () => void {
  const { db } = world.nocobase.app;
  const listener = (model: { get(field: string): unknown }) => {
    if (isRefused((field) => model.get(field))) {
      throw new Error('refused');
    }
  };
  db.on(event, listener);
  return () => void db.off(event, listener);
}

describe('a record that fails', () => {
  test('is told, and the others of its batch are written', async () => {
    const accept = refuse('users.afterCreateWithAssociations', (value) => value('nickname') === 'Crowd 7');
    const told = { departments: DEPARTMENTS, members: crowd(20) };

    const { failures } = await run({ told });
    accept();

    expect(failures).toEqual([{ subject: 'member', identity: the('crowd7'), reason: 'refused' }]);
    expect((await allUsers(world.nocobase)).slice(1)).toHaveLength(19);
    const again = await run({ told });
    expect(outcomesOf(again.plan)).toMatchObject({ crowd6: 'unchanged', crowd7: 'made' });
    expect((await allUsers(world.nocobase)).slice(1)).toHaveLength(20);
  });

  test('is a department: what is below it waits, and its members are made without', async () => {
    const accept = refuse('departments.beforeCreate', (value) => value('title') === 'Sales');

    const { failures } = await run(COMPANY);
    accept();

    expect(failures).toEqual([
      { subject: 'department', identity: the('2'), reason: 'refused' },
      { subject: 'department', identity: the('5'), reason: 'department-missing' },
      { subject: 'member', identity: the('zhangsan'), reason: 'department-missing' },
    ]);
    expect(await titlesBelow(world.nocobase, 'Company')).toEqual(['Factory', 'Board']);
    expect(await placesOf(world.nocobase)).toMatchObject({ ZhangSan: [], Li_Na: ['1 Factory'] });
    expect((await run(COMPANY)).failures).toEqual([]);
    expect(await placesOf(world.nocobase)).toMatchObject({ ZhangSan: ['1 North', 'Sales*'] });
  });
});

test('a username that is taken while a run writes becomes another one', async () => {
  const meanwhile = () => createUser(world.nocobase, { username: 'ZhangSan', nickname: 'Faster' });

  const { failures } = await run({ ...COMPANY, meanwhile });

  expect(failures).toEqual([]);
  expect((await allUsers(world.nocobase)).slice(1)).toHaveLength(3);
});

test('a member who is linked while a run writes is told, and found by the next', async () => {
  const userId = await createUser(world.nocobase, { username: 'somebody', nickname: 'Somebody' });
  const meanwhile = async () => {
    const { db } = world.nocobase.app;
    const link = { authenticator: 'wecom', userId };
    await db.getRepository('usersAuthenticators').create({ values: { ...link, uuid: the('zhangsan') } });
    await db.getRepository('wecomLinks').create({ values: { ...link, identity: the('zhangsan') } });
  };

  const { failures } = await run({ ...COMPANY, meanwhile });

  expect(failures).toEqual([{ subject: 'member', identity: the('zhangsan'), reason: 'claimed-meanwhile' }]);
  const again = await run(COMPANY);
  expect(outcomesOf(again.plan)).toEqual({ zhangsan: 'changed', 'li.na': 'unchanged' });
  expect(await placesOf(world.nocobase)).toMatchObject({ somebody: ['1 North', 'Sales*'] });
});

test('a claim whose link is gone is in nobody’s way', async () => {
  const userId = await createUser(world.nocobase, { username: 'somebody', nickname: 'Somebody' });
  const values = { authenticator: 'wecom', userId, identity: the('zhangsan') };
  await world.nocobase.app.db.getRepository('wecomLinks').create({ values });

  const { failures } = await run(COMPANY);

  expect(failures).toEqual([]);
  const { links, claims } = await allLinks(world.nocobase);
  expect(claims).toEqual(links);
});

describe('a run that stops', () => {
  const told = { departments: DEPARTMENTS, members: [...crowd(120), ZHANG, LI] };

  test.each([1, 3, 5, 6])('after step %i is finished by the next one', async (step) => {
    const stop = new AbortController();
    let steps = 0;
    const onProgress = () => {
      steps += 1;
      if (steps === step) {
        stop.abort(new Error('stopped'));
      }
    };
    await expect(run({ told, write: { signal: stop.signal, onProgress } })).rejects.toThrow('stopped');

    const { failures } = await run({ told });

    expect(failures).toEqual([]);
    expect((await allUsers(world.nocobase)).slice(1)).toHaveLength(122);
    expect(await placesOf(world.nocobase)).toMatchObject({ ZhangSan: ['1 North', 'Sales*'], crowd119: ['1 Sales'] });
    expect((await run({ told })).wrote).toEqual([]);
  });

  test('since the database refuses a statement of a batch leaves nothing of that batch', async () => {
    const { failures } = await run({
      ...COMPANY,
      isRefused: (sql) => /INSERT INTO .wecomDirectoryMemberships/.test(sql),
    });

    expect(failures.map(({ reason }) => reason)).toEqual(['refused', 'refused']);
    expect((await allUsers(world.nocobase)).slice(1)).toEqual([]);
    expect((await allLinks(world.nocobase)).links).toEqual([]);
    expect((await run(COMPANY)).failures).toEqual([]);
    expect(await placesOf(world.nocobase)).toMatchObject({ ZhangSan: ['1 North', 'Sales*'] });
  });
});

test('progress counts departments and members', async () => {
  const onProgress = vi.fn<(done: number, total: number) => void>();

  await run({ ...COMPANY, write: { onProgress } });
  expect(onProgress.mock.calls).toEqual([1, 2, 3, 4, 5, 7].map((done) => [done, 7]));

  onProgress.mockClear();
  const told = { departments: changedDepartments({ '4': { name: 'The board' } }), members: [ZHANG, LI] };
  await run({ told, write: { onProgress } });
  expect(onProgress.mock.calls).toEqual([[1, 1]]);
});

test('a membership that somebody adds while a run writes stays theirs', async () => {
  await run(COMPANY);
  const told = { departments: DEPARTMENTS, members: [ZHANG, { ...LI, ...places('3', '4') }] };
  const meanwhile = async () => {
    const { Board } = await departmentsOf(world.nocobase);
    const li = (await allUsers(world.nocobase)).find(({ username }) => username === 'Li_Na');
    await putInto(world.nocobase, Board?.id ?? '', li?.id ?? 0, true);
  };

  const { failures } = await run({ told, meanwhile });

  expect(failures).toEqual([{ subject: 'member', identity: the('li.na'), reason: 'value-taken' }]);
  expect((await run({ told })).failures).toEqual([]);
  expect(await placesOf(world.nocobase)).toMatchObject({ Li_Na: ['1 Factory', 'Board*'] });
});
