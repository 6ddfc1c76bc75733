import { EventEmitter, once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import type { Session } from '../support/links';
import { createRole, tokenOf } from '../support/roles';
import { signInInClient } from '../../world/sign-in';
import { newMember } from '../support/members';
import { act, signUp, writerOf } from '../support/typed-numbers';
import { useWorld } from '../../world/use-world';
import { allUsers, createUser } from '../support/users';

const world = useWorld({ public: { autoSignUp: true } });

/** Somebody whose role may create and change users, but not manage them. */
let clerk: Session;

beforeAll(async () => {
  await createRole(world.nocobase, 'clerk', ['!pm', '!pm.*', '!ui.*']);
  clerk = { token: await tokenOf(world.nocobase, 'clerk@example.com', ['clerk']), authenticator: 'basic' };
});

test('what a request goes on writing after it has failed is not a job’s', async () => {
  const { app } = world.nocobase;
  const { mobile } = newMember(world);
  const answer = new EventEmitter();
  const answered = once(answer, 'sent');
  let written: Promise<unknown> = answered;
  const write = () => {
    const values = { username: 'late', phone: mobile };
    written = answered.then(() => app.db.getRepository('users').create({ values }));
    throw new Error('refused');
  };
  app.resourceManager.define({ name: 'late', actions: { write } });
  app.acl.allow('late', 'write', 'loggedIn');

  expect((await world.nocobase.api('late:write', { token: clerk.token, body: {} })).status).toBe(500);
  answer.emit('sent');
  await written;

  const late = (await allUsers(world.nocobase)).find(({ username }) => username === 'late');
  expect(await writerOf(world.nocobase, late?.id ?? 0)).toBe('user');
});

test('a user who gets the id of one who is gone does not get the word for the number', async () => {
  const { nocobase } = world;
  const { id, mobile } = newMember(world);
  const gone = await createUser(nocobase, { username: 'gone', phone: mobile });
  await nocobase.app.db.getModel('users').destroy({ where: { id: gone }, hooks: false });

  await act(nocobase, clerk, 'users:create', { id: gone, username: 'again', phone: mobile });

  expect((await signInInClient(world, id)).error?.code).toBe('wecom_phone_unproven');
});

test('a link by SMS that whoever manages authenticators has written proves nothing', async () => {
  const { nocobase } = world;
  const { id, mobile } = newMember(world);
  await createRole(nocobase, 'authenticators', ['pm.auth.authenticators']);
  const manager = { token: await tokenOf(nocobase, 'am@example.com', ['authenticators']), authenticator: 'basic' };
  const users = [{ username: 'accomplice', phone: mobile, usersAuthenticators: { uuid: mobile } }];
  const body = { name: 'forged', authType: 'SMS', enabled: true, users };
  await act(nocobase, manager, 'authenticators:create?updateAssociationValues[]=users', body);
  const links = nocobase.app.db.getRepository('usersAuthenticators');
  expect(await links.count({ filter: { uuid: mobile } })).toBe(1);

  expect((await signInInClient(world, id)).error?.code).toBe('wecom_phone_unproven');
});

test('a link by SMS that was another number until somebody changed it proves nothing', async () => {
  const { id, mobile } = newMember(world);
  const { userId } = await signUp(world.nocobase);
  const { db } = world.nocobase.app;
  await db.getModel('users').update({ phone: mobile }, { where: { id: userId }, hooks: false });
  await db.getModel('authenticators').create({ name: 'sms', authType: 'SMS', options: {} });
  const links = db.getRepository('usersAuthenticators');
  await links.create({ values: { authenticator: 'sms', userId, uuid: '13900000000' } });
  const context = { state: { currentUser: { id: userId } } };
  await links.update({ filter: { userId }, values: { uuid: mobile }, context });

  expect((await signInInClient(world, id)).error?.code).toBe('wecom_phone_unproven');
});
