import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../support/links';
import { signInInClient } from '../../world/sign-in';
import { newMember } from '../support/members';
import { act, signUp, updateProfile, writerOf } from '../support/typed-numbers';
import { useWorld } from '../../world/use-world';
import { allUsers, createUser } from '../support/users';

const world = useWorld({ public: { autoSignUp: true } }, { plugins: ['ui-schema-storage'] });

let root: Session;

beforeAll(async () => {
  root = { token: await world.nocobase.signInAsRoot(), authenticator: 'basic' };
});

async function userOf(id: number | undefined) {
  return (await allUsers(world.nocobase)).find((user) => user.id === id);
}

describe('a sign-up', () => {
  test('with a form that asks for the number types it in', async () => {
    const { nocobase } = world;
    const signupForm = ['username', 'phone'].map((field) => ({ field, show: true, required: true }));
    const options = { public: { allowSignUp: true, signupForm } };
    await act(nocobase, root, 'authenticators:update?filter[name]=basic', { enabled: true, options });
    const { id, mobile } = newMember(world);
    const { userId } = await signUp(nocobase, { phone: mobile });
    expect((await userOf(userId))?.phone).toBe(mobile);

    expect((await signInInClient(world, id)).error?.code).toBe('wecom_phone_unproven');
    await act(nocobase, root, 'authenticators:update?filter[name]=basic', {
      enabled: true,
      options: { public: { allowSignUp: true } },
    });
  });
});

describe('an e-mail address and a username', () => {
  test('have authors, too', async () => {
    const { nocobase } = world;
    const stranger = await signUp(nocobase);
    await updateProfile(nocobase, stranger, { email: 'typed@corp.example.com' });
    const managed = await createUser(nocobase, { username: 'managed', email: 'managed@corp.example.com' });

    expect(await writerOf(nocobase, stranger.userId, 'email')).toBe('user');
    expect(await writerOf(nocobase, stranger.userId, 'username')).toBe('user');
    expect(await writerOf(nocobase, managed, 'email')).toBe('other');
    expect(await writerOf(nocobase, managed, 'username')).toBe('other');
  });

  test('that a stranger typed in are left out of the new user, and nobody is refused', async () => {
    const { id } = newMember(world);
    const stranger = await signUp(world.nocobase);
    await updateProfile(world.nocobase, stranger, { username: id, email: `${id}@corp.example.com` });

    const { user } = await signInInClient(world, id);

    expect(user?.id).not.toBe(stranger.userId);
    expect(await userOf(user?.id)).toMatchObject({ email: null });
    expect(user?.username).toMatch(new RegExp(`^${id}_`));
  });
});

test('who is deleted leaves nothing behind', async () => {
  const stranger = await signUp(world.nocobase);
  await act(world.nocobase, root, `users:destroy?filterByTk=${stranger.userId}`, {});

  expect(
    await world.nocobase.app.db.getModel('wecomProfileAuthors').count({ where: { userId: stranger.userId } }),
  ).toBe(0);
});

describe('what is recorded', () => {
  test.each([
    'wecomProfileAuthors:list',
    'wecomProfileAuthors:get?filterByTk=1',
    'wecomProfileAuthors:query',
    'wecomProfileAuthors:create',
    'wecomProfileAuthors:update?filterByTk=1',
    'wecomProfileAuthors:destroy?filterByTk=1',
    'wecomProfileAuthors/1/user:get',
    'wecomProfileAuthors/1/user:update?filterByTk=1',
  ])('is neither read nor written by %s, not even by the root user', async (route) => {
    const reply = await world.nocobase.api(route, { token: root.token, body: {} });

    expect(reply.status).toBe(404);
    expect(JSON.stringify(reply.body)).not.toMatch(/writer|"value"/);
  });

  test.each(['users:list?appends[]=wecomProfileAuthors', 'users/1/wecomProfileAuthors:list'])(
    'is not reached by %s',
    async (route) => {
      const { body } = await world.nocobase.api(route, { token: root.token });

      expect(JSON.stringify(body)).not.toContain('writer');
    },
  );
});
