import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { failStatements } from './support/failing-database';
import { listRefusals, listenToAudit, listLinks } from './support/links';
import { signInInClient, signInOnWeb } from '../world/sign-in';
import { optionsFor, startWorld, type World } from '../world/start-world';
import { allLinks, allUsers, createUser, forgetPeople } from './support/users';

const CORP = 'wwf0e1d2c3b4a59687';

let world: World;
let exitCodeBefore: typeof process.exitCode;

beforeAll(async () => {
  world = await startWorld();
  await world.nocobase.createAuthenticator({ name: 'closed', authType: 'Email/Password', options: {} });
});
afterAll(() => world.stop());
beforeEach(() => {
  exitCodeBefore = process.exitCode;
});
afterEach(async () => {
  process.exitCode = exitCodeBefore;
  vi.restoreAllMocks();
  await forgetPeople(world);
});

/** A user, and how another sign-in knows them. */
async function linkedElsewhere(uuid: string, username: string, phone?: string, authenticator = 'closed') {
  const userId = await createUser(world.nocobase, { username, nickname: username, ...(phone && { phone }) });
  const links = world.nocobase.app.db.getRepository('usersAuthenticators');
  await links.create({ values: { authenticator, userId, uuid, nickname: '张三', avatar: 'a.png' } });
  return userId;
}

/** A number that came into a user by nobody whose word counts. */
function typedIn(userId: number, phone: string) {
  return world.nocobase.app.db.getModel('users').update({ phone }, { where: { id: userId }, hooks: false });
}

/** Runs the command as NocoBase's command line does. */
async function run(...options: string[]): Promise<{ text: string; exitCode: typeof process.exitCode }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  const command = ['--from', 'closed', '--to', 'wecom', ...options];
  await world.nocobase.app.runCommandThrowError('wecom:import-links', ...command);
  log.mockRestore();
  return { text: lines.join('\n'), exitCode: process.exitCode };
}

async function linksOfWeCom() {
  const { links, claims } = await allLinks(world.nocobase);
  const ours = links.filter(({ authenticator }) => authenticator === 'wecom');
  expect(claims).toEqual(ours);
  return ours;
}

describe('links by member ID', () => {
  test('are shown and not written without --apply', async () => {
    await linkedElsewhere('ZhangSan', 'zhang');

    const { text, exitCode } = await run();

    expect(text).toMatch(/zhang +ZhangSan +would be linked/);
    expect(text).toContain('--apply');
    expect(exitCode).toBe(0);
    expect(await linksOfWeCom()).toEqual([]);
  });

  test('are written with --apply, and the member signs in by QR code at once', async () => {
    const userId = await linkedElsewhere('ZhangSan', 'zhang');

    const { text, exitCode } = await run('--apply');

    expect(text).toMatch(/zhang +ZhangSan +linked/);
    expect(exitCode).toBe(0);
    expect(await linksOfWeCom()).toEqual([{ authenticator: 'wecom', identity: `${CORP}/zhangsan`, userId }]);
    expect((await signInOnWeb(world, 'zhangsan')).user?.id).toBe(userId);
  });

  test('are written once: a second run finds nothing to do', async () => {
    await linkedElsewhere('zhangsan', 'zhang');
    await run('--apply');
    const before = await linksOfWeCom();

    const { text, exitCode } = await run('--apply');

    expect(text).toContain('0 written, 1 done before, 0 in conflict.');
    expect(exitCode).toBe(0);
    expect(await linksOfWeCom()).toEqual(before);
  });

  test('stay where they were, so that the way back is open', async () => {
    const userId = await linkedElsewhere('zhangsan', 'zhang');

    await run('--apply');

    const { links } = await allLinks(world.nocobase);
    expect(links).toContainEqual({ authenticator: 'closed', identity: 'zhangsan', userId });
  });

  test('in conflict are listed and left out, the others are written', async () => {
    const taken = await createUser(world.nocobase, { username: 'taken', phone: '13800000003' });
    expect((await signInInClient(world, 'wangwu')).user?.id).toBe(taken);
    await linkedElsewhere('wangwu', 'second-wang');
    await linkedElsewhere('no member', 'malformed');
    const fine = await linkedElsewhere('lisi', 'li');
    const links = world.nocobase.app.db.getRepository('usersAuthenticators');
    await links.create({ values: { authenticator: 'closed', userId: 1, uuid: 'sunqi' } });
    await links.create({ values: { authenticator: 'closed', userId: taken, uuid: 'zhaoliu' } });

    const { text, exitCode } = await run('--apply');

    expect(exitCode).toBe(2);
    expect(text).toMatch(/second-wang +wangwu +CONFLICT: the member is linked to another user/);
    expect(text).toMatch(/malformed +no member +CONFLICT: this is no member ID/);
    expect(text).toMatch(/sunqi +CONFLICT: the root user is never linked/);
    expect(text).toMatch(/taken +zhaoliu +CONFLICT: the user is linked to another member/);
    expect((await linksOfWeCom()).map(({ userId }) => userId)).toEqual([taken, fine]);
  });

  test('replace a claim whose link an administrator removed', async () => {
    const userId = await linkedElsewhere('zhangsan', 'zhang');
    const claims = world.nocobase.app.db.getRepository('wecomLinks');
    await claims.create({ values: { authenticator: 'wecom', identity: `${CORP}/zhangsan`, userId: 1 } });

    expect((await run('--apply')).exitCode).toBe(0);
    expect(await linksOfWeCom()).toEqual([{ authenticator: 'wecom', identity: `${CORP}/zhangsan`, userId }]);
  });

  test('carry the name of the member, who waits for no administrator any more', async () => {
    await createUser(world.nocobase, { username: 'one', phone: '13800000001' });
    await createUser(world.nocobase, { username: 'other', phone: '138 0000 0001' });
    expect((await signInInClient(world, 'zhangsan')).error?.code).toBe('wecom_phone_ambiguous');
    expect(await listRefusals(world.nocobase)).toHaveLength(1);
    await linkedElsewhere('zhangsan', 'zhang');

    await run('--apply');

    expect(await listLinks(world.nocobase)).toMatchObject([{ member: { memberId: 'zhangsan', name: '张三' } }]);
    expect(await listRefusals(world.nocobase)).toEqual([]);
  });

  test('leave one audit record each', async () => {
    const userId = await linkedElsewhere('ZhangSan', 'zhang');
    await linkedElsewhere('no member', 'malformed');
    const records = listenToAudit(world.nocobase);

    await run();
    expect(records).toEqual([]);
    await run('--apply');

    const facts = { authenticator: 'wecom', identity: `${CORP}/zhangsan`, by: 'import' };
    const target = { targetCollection: 'users', targetRecordUK: String(userId) };
    expect(records).toMatchObject([{ action: 'link', status: 200, userId: '', ...target, metadata: facts }]);
  });

  test('of the authenticator itself become ours', async () => {
    const userId = await linkedElsewhere('zhangsan', 'zhang', undefined, 'wecom');

    expect((await run('--from', 'wecom', '--apply')).exitCode).toBe(0);
    expect(await linksOfWeCom()).toEqual([{ authenticator: 'wecom', identity: `${CORP}/zhangsan`, userId }]);
    expect((await run('--from', 'wecom', '--apply')).text).toContain('has no links to take over');
  });
});

describe('links by phone number', () => {
  test('put the number on the user, whom the first sign-in then finds', async () => {
    const userId = await linkedElsewhere('+86 138-0000-0001', 'zhang');

    const { text, exitCode } = await run('--uuid', 'phone', '--apply');

    expect(text).toMatch(/zhang +\+\*\* \*\*\*-\*\*\*\*-0001 +phone number set/);
    expect(exitCode).toBe(0);
    expect((await allUsers(world.nocobase)).find(({ id }) => id === userId)?.phone).toBe('13800000001');
    expect((await signInInClient(world, 'zhangsan')).user?.id).toBe(userId);
  });

  test('of the authenticator itself make room for the first sign-in', async () => {
    const userId = await linkedElsewhere('13800000001', 'zhang', '13800000001', 'wecom');
    expect((await signInInClient(world, 'zhangsan')).error?.code).toBe('wecom_phone_taken');

    await run('--from', 'wecom', '--uuid', 'phone', '--apply');

    expect((await signInInClient(world, 'zhangsan')).user?.id).toBe(userId);
  });

  test('never change a number and never take one', async () => {
    await linkedElsewhere('13800000001', 'other-number', '13900000009');
    await createUser(world.nocobase, { username: 'holder', phone: '138 0000 0002' });
    await linkedElsewhere('13800000002', 'no-number');
    const before = await allUsers(world.nocobase);

    const { text, exitCode } = await run('--uuid', 'phone', '--apply');

    expect(exitCode).toBe(2);
    expect(text).toMatch(/other-number .*the user has another phone number/);
    expect(text).toMatch(/no-number .*another user has the phone number/);
    expect(text).not.toMatch(/\d{5}/);
    expect(await allUsers(world.nocobase)).toEqual(before);
  });
});

describe('links by phone number, beside numbers that users typed in', () => {
  test('are no reason to trust the number of the user', async () => {
    const userId = await linkedElsewhere('13800000001', 'zhang');
    await typedIn(userId, '13800000001');

    const { text, exitCode } = await run('--uuid', 'phone', '--apply');

    expect(exitCode).toBe(2);
    expect(text).toMatch(/zhang .*CONFLICT: the user has typed the phone number in/);
    expect((await signInInClient(world, 'zhangsan')).error?.code).toBe('wecom_phone_unproven');
  });

  test('are not kept from the user by a stranger’s spelling', async () => {
    const userId = await linkedElsewhere('13800000001', 'zhang');
    await typedIn(await createUser(world.nocobase, { username: 'stranger' }), '+86 138 0000 0001');

    expect((await run('--uuid', 'phone', '--apply')).exitCode).toBe(0);
    expect((await signInInClient(world, 'zhangsan')).user?.id).toBe(userId);
  });
});

describe('a command that cannot run writes nothing, says why and exits with 1', () => {
  test.each([
    [['--to', 'closed'], '"closed" is not the name of an enabled WeCom authenticator.'],
    [['--to', 'nobody'], '"nobody" is not the name of an enabled WeCom authenticator.'],
    [['--uuid', 'email'], '--uuid is "email"; it can be userid or phone.'],
  ])('%j', async (options, reason) => {
    const { text, exitCode } = await run('--apply', ...options);

    expect(text).toBe(`Nothing has been written. ${reason}`);
    expect(exitCode).toBe(1);
  });

  test('with a WeCom authenticator that is disabled', async () => {
    const { simulator, nocobase } = world;
    await nocobase.createAuthenticator({ name: 'off', enabled: false, options: optionsFor(simulator) });

    expect(await run('--to', 'off', '--apply')).toMatchObject({
      text: expect.stringContaining('not the name of an enabled') as string,
      exitCode: 1,
    });
  });

  test('with an authenticator whose secret another server has encrypted', async () => {
    const { aesEncryptor } = world.nocobase.app;
    const key = Reflect.get(aesEncryptor, 'key') as Buffer;
    Reflect.set(aesEncryptor, 'key', Buffer.alloc(key.length, 1));

    const { text, exitCode } = await run('--apply');
    Reflect.set(aesEncryptor, 'key', key);

    expect(text).toMatch(/^Nothing has been written. The stored secret of "wecom" cannot be read on this server\./);
    expect(exitCode).toBe(1);
  });

  test('when the database fails in the middle: all or nothing, and no values in the message', async () => {
    await linkedElsewhere('zhangsan', 'zhang');
    await linkedElsewhere('lisi', 'li');
    const records = listenToAudit(world.nocobase);
    let inserted = 0;
    const mend = failStatements(world.nocobase, (sql) => /^INSERT [^ ]* ?.*wecomLinks/.test(sql) && inserted++ === 1);

    const { text, exitCode } = await run('--apply');
    mend();

    expect(text).toBe('Nothing has been written. The database failed (Error).');
    expect(exitCode).toBe(1);
    expect(await linksOfWeCom()).toEqual([]);
    expect(records).toEqual([]);
    expect((await run('--apply')).exitCode).toBe(0);
    expect(await linksOfWeCom()).toHaveLength(2);
  });
});

test('an authenticator without links leaves nothing to do', async () => {
  expect(await run('--apply')).toEqual({ text: 'The authenticator "closed" has no links to take over.', exitCode: 0 });
});
