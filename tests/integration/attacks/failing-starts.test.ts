import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInInClient } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';
import { change, listRefusals, rootSession, seen, type Session } from '../support/links';
import { storeOptions } from '../support/stored-options';
import { allUsers, forgetPeople } from '../support/users';

const world = useWorld();
let root: Session;

beforeAll(async () => {
  root = await rootSession(world.nocobase);
});

beforeEach(async () => {
  await forgetPeople(world);
});

const start = (name: string) => world.nocobase.api(`wecom:authorize?authenticator=${name}`);

/** Makes an authenticator that lacks an option. Another one for each test: what may be noted of one is counted. */
async function unfinished(name: string): Promise<string> {
  await world.nocobase.createAuthenticator({ name, options: optionsFor(world.simulator) });
  await storeOptions(world.nocobase, name, optionsFor(world.simulator, { agentId: '' }));
  return name;
}

describe('an authenticator that cannot start', () => {
  test('is noted once, and a crowd of strangers neither writes each time nor keeps others off the list', async () => {
    const name = await unfinished('crowded');
    const replies = await Promise.all(Array.from({ length: 100 }, () => start(name)));
    expect(replies.map(({ status }) => status)).toEqual(Array(100).fill(302));
    await signInInClient(world, 'zhangsan');

    const listed = await listRefusals(world.nocobase);
    expect(listed).toHaveLength(2);
    expect(listed.find(({ member }) => !member)?.tries).toBe(60);
    expect(listed.map(({ member }) => member?.memberId)).toContain('zhangsan');
  });

  test('has a row that makes no user', async () => {
    await start(await unfinished('faceless'));
    const [row] = await listRefusals(world.nocobase);
    expect(row?.reason).toBe('wecom_not_configured');

    const { error } = await change(world.nocobase, root, 'wecom:createUser', seen(row));

    expect(error?.code).toBe('wecom_link_not_found');
    expect(await allUsers(world.nocobase)).toHaveLength(1);
  });

  test.each<[string, object, boolean]>([
    ['mended', {}, true],
    ['switched-off', { enabled: false }, true],
    ['still-wrong', { options: { agentId: 'none' } }, false],
  ])('leaves the list when its settings are saved: %s', async (name, changes, isSaved) => {
    await start(await unfinished(name));
    await start(await unfinished(`beside-${name}`));
    await signInInClient(world, 'zhangsan');
    const listed = async () => (await listRefusals(world.nocobase)).map((row) => row.authenticatorTitle);
    expect(await listed()).toEqual(['WeCom', `beside-${name}`, name]);

    const values = { options: optionsFor(world.simulator), ...changes };
    const saved = world.nocobase.app.db.getRepository('authenticators').update({ filter: { name }, values });
    const outcome = await Promise.allSettled([saved]);

    expect(outcome).toMatchObject([{ status: isSaved ? 'fulfilled' : 'rejected' }]);
    expect(await listed()).toEqual(['WeCom', `beside-${name}`, ...(isSaved ? [] : [name])]);
  });
});
