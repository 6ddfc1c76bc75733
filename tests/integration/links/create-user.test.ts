import { beforeAll, beforeEach, expect, test } from 'vitest';
import { signInInClient } from '../../world/sign-in';
import { useWorld } from '../../world/use-world';
import { change, listenToAudit, listRefusals, rootSession, seen, type Session } from '../support/links';
import { forgetPeople } from '../support/users';

const world = useWorld();
let root: Session;

beforeAll(async () => {
  root = await rootSession(world.nocobase);
});

beforeEach(async () => {
  await forgetPeople(world);
});

test('creates a user for a member whom nobody was found for, who then signs in', async () => {
  await signInInClient(world, 'zhangsan');
  const [row] = await listRefusals(world.nocobase);
  const records = listenToAudit(world.nocobase);

  const { status, data } = await change(world.nocobase, root, 'wecom:createUser', seen(row));

  expect(status).toBe(200);
  expect(records.map(({ action }) => action)).toEqual(['createUser', 'link']);
  expect(await listRefusals(world.nocobase)).toEqual([]);
  const { user } = await signInInClient(world, 'zhangsan');
  expect(user).toMatchObject({ id: data?.['userId'], nickname: '张三', username: 'zhangsan' });
  const roles = world.nocobase.app.db.getRepository('rolesUsers');
  expect(await roles.count({ filter: { userId: user?.id ?? 0, roleName: 'member' } })).toBe(1);
});

test('creates one user, however often the button is pressed at once', async () => {
  await signInInClient(world, 'zhangsan');
  const [row] = await listRefusals(world.nocobase);

  const replies = await Promise.all(
    Array.from({ length: 4 }, () => change(world.nocobase, root, 'wecom:createUser', seen(row))),
  );

  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await world.nocobase.app.db.getRepository('users').count({ filter: { nickname: '张三' } })).toBe(1);
});
