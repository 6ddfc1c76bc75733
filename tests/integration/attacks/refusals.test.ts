import type { Model } from '@nocobase/database';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authorize, complete, newBrowser, signInInClient } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';
import { change, listenToAudit, listRefusals, rootSession, seen, type Session } from '../support/links';
import { addMember } from '../support/members';
import { allLinks, createUser, forgetPeople } from '../support/users';

const world = useWorld();
let root: Session;

beforeAll(async () => {
  root = await rootSession(world.nocobase);
});

beforeEach(async () => {
  await forgetPeople(world);
});

const asRoot = () => ({ token: root.token, headers: { 'X-Authenticator': root.authenticator } });

/** The only row of the list, as an administrator has it on the page. */
async function onlyRow() {
  const [row] = await listRefusals(world.nocobase);
  return seen(row);
}

async function writeOptions(changes: Record<string, unknown>): Promise<void> {
  const authenticators = world.nocobase.app.db.getRepository('authenticators');
  const wecom = (await authenticators.findOne({ filter: { name: 'wecom' } })) as Model;
  const body = { enabled: true, options: optionsFor(world.simulator, changes) };
  const route = `authenticators:update?filterByTk=${String(wecom.get('id'))}`;
  expect((await world.nocobase.api(route, { ...asRoot(), body })).status).toBe(200);
}

/** A stranger, whom WeCom never hears of, comes back with a code of their own invention. */
async function invent(authenticator: string): Promise<string | undefined> {
  const browser = newBrowser();
  const opened = await authorize(world, browser, { authenticator });
  const state = new URL(opened).searchParams.get('state') ?? '';
  const address = `/signin?authenticator=${authenticator}&code=${'x'.repeat(43)}&state=${state}`;
  return (await complete(world, browser, address)).error?.code;
}

describe('administrators at the same time', () => {
  test('all see the list', async () => {
    await signInInClient(world, 'zhangsan');

    const replies = await Promise.all([1, 2, 3].map(() => world.nocobase.api('wecom:listRefusals', asRoot())));

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('dismiss a row each', async () => {
    await signInInClient(world, 'zhangsan');
    await signInInClient(world, 'lisi');
    const rows = await listRefusals(world.nocobase);

    const replies = await Promise.all(
      rows.map(({ id }) => change(world.nocobase, root, 'wecom:dismissRefusal', { id })),
    );

    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  });

  test('leave one audit record of one link', async () => {
    const userId = await createUser(world.nocobase, { nickname: 'Zhang', username: 'zhang' });
    await signInInClient(world, 'zhangsan');
    const row = await onlyRow();
    const records = listenToAudit(world.nocobase);

    const replies = await Promise.all(
      [1, 2, 3].map(() => change(world.nocobase, root, 'wecom:resolveRefusal', { ...row, userId })),
    );

    expect(records.filter(({ action }) => action === 'link')).toHaveLength(1);
    expect(replies.map(({ status }) => status)).not.toContain(500);
  });
});

describe('a refusal that is resolved', () => {
  test('is not another one for the id 0', async () => {
    const userId = await createUser(world.nocobase, { nickname: 'Zhang', username: 'zhang' });
    await signInInClient(world, 'zhangsan');

    const { error } = await change(world.nocobase, root, 'wecom:resolveRefusal', { id: 0, candidateIds: [], userId });

    expect((await allLinks(world.nocobase)).links).toEqual([]);
    expect(error?.code).toBe('wecom_link_not_found');
  });

  test('links no member of a corp that the authenticator has left', async () => {
    const userId = await createUser(world.nocobase, { nickname: 'Zhang', username: 'zhang' });
    await signInInClient(world, 'zhangsan');
    const row = await onlyRow();
    await writeOptions({ corpId: 'ww00000000000000aa' });

    await change(world.nocobase, root, 'wecom:resolveRefusal', { ...row, userId });
    await writeOptions({});

    expect((await allLinks(world.nocobase)).links).toEqual([]);
  });
});

test('a member ID with an underscore is found', async () => {
  addMember(world, 'zhang_san', { name: '张三', personalFields: {} });
  await signInInClient(world, 'zhang_san');

  expect(await listRefusals(world.nocobase, '?search=zhang_san')).toHaveLength(1);
});

describe('nobody keeps the refusals of others off the list', () => {
  test('by an authenticator whose configuration is wrong, and invented codes', async () => {
    const options = optionsFor(world.simulator, { secret: 'w'.repeat(43) });
    await world.nocobase.createAuthenticator({ name: 'broken', options });
    for (let times = 0; times < 70; times += 1) {
      expect(await invent('broken')).toBe('wecom_wrong_secret');
    }

    await signInInClient(world, 'zhangsan');

    const listed = (await listRefusals(world.nocobase)).map(({ member }) => member?.memberId);
    expect(listed).toContain('zhangsan');
  });
});
