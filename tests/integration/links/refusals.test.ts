import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { change, link, listRefusals, rootSession, type Session, signInByPassword, seen } from '../support/links';
import { comeBack, complete, signInInClient } from '../../world/sign-in';
import { optionsFor } from '../../world/start-world';
import { useWorld } from '../../world/use-world';
import { storeOptions } from '../support/stored-options';
import { createUser, forgetPeople } from '../support/users';

const world = useWorld();
const DAY_MS = 24 * 60 * 60_000;
/** An authenticator that lacks an option. */
const UNFINISHED = 'unfinished';
let root: Session;

beforeAll(async () => {
  root = await rootSession(world.nocobase);
  await world.nocobase.createAuthenticator({ name: UNFINISHED, options: optionsFor(world.simulator) });
  await storeOptions(world.nocobase, UNFINISHED, optionsFor(world.simulator, { agentId: '' }));
});

beforeEach(async () => {
  await forgetPeople(world);
});

const rows = () => world.nocobase.app.db.getModel('wecomRefusals');

/** A row as another sign-in would have left it. */
function aRow(index: number, reason: string, lastAt: Date) {
  const identity = `${world.simulator.app.corpId}/m${index}`;
  return {
    authenticator: 'wecom',
    identity,
    memberName: `M${index}`,
    reason,
    reference: `R${index}`,
    tries: 1,
    candidateIds: [],
    lastAt,
  };
}

async function dismiss(id: number) {
  return change(world.nocobase, root, 'wecom:dismissRefusal', { id });
}

describe('a refused sign-in', () => {
  test('is listed once for each person and reason, with the reference that the person was shown', async () => {
    const { error } = await signInInClient(world, 'zhangsan');
    await signInInClient(world, 'zhangsan');

    expect(await listRefusals(world.nocobase)).toMatchObject([
      {
        authenticatorTitle: 'WeCom',
        member: { memberId: 'zhangsan', name: '张三' },
        reason: error?.code,
        reference: error?.reference,
        tries: 2,
      },
    ]);
  });

  test('of a member who may not be in is listed, though their name is not known', async () => {
    world.simulator.control.updateMember('lisi', { status: 2 });
    const { error } = await signInInClient(world, 'lisi');
    world.simulator.control.updateMember('lisi', { status: 1 });

    expect(error?.code).toBe('wecom_member_inactive');
    expect(await listRefusals(world.nocobase)).toMatchObject([
      { member: { memberId: 'lisi' }, reason: 'wecom_member_inactive', reference: error?.reference },
    ]);
  });

  test('of somebody whom WeCom does not name leaves no row', async () => {
    await signInInClient(world, 'outsider');

    expect(await listRefusals(world.nocobase)).toEqual([]);
  });

  test('that says nothing of the person leaves no row', async () => {
    const { browser, address } = await comeBack(world, 'zhangsan');
    await complete(world, browser, address, { code: 'invented'.padEnd(43, '0') });

    expect(await listRefusals(world.nocobase)).toEqual([]);
  });

  test('whose fault is the authenticator is one row, whoever comes, until somebody gets in', async () => {
    world.simulator.control.updateApp({ trustedIps: ['192.0.2.1'] });
    await signInInClient(world, 'zhangsan');
    await signInInClient(world, 'lisi');
    world.simulator.control.updateApp({ trustedIps: 'any' });

    const [row, ...others] = await listRefusals(world.nocobase);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ reason: 'wecom_untrusted_ip', tries: 2 });
    expect(row).not.toHaveProperty('member');

    await createUser(world.nocobase, { nickname: 'Zhang', username: 'zhang', phone: '13800000001' });
    expect((await signInInClient(world, 'zhangsan')).status).toBe(200);
    expect(await listRefusals(world.nocobase)).toEqual([]);
  });

  test.each([
    ['button', `wecom:authorize?authenticator=${UNFINISHED}`, 302],
    ['QR code', `wecom:openPanel?authenticator=${UNFINISHED}`, 503],
  ])(
    'by the %s of an authenticator that is not set up is a row, with the reference shown',
    async (_way, url, status) => {
      const reply = await world.nocobase.api(url);

      expect(reply.status).toBe(status);
      const [row, ...others] = await listRefusals(world.nocobase);
      expect(others).toEqual([]);
      expect(row?.reason).toBe('wecom_not_configured');
      expect(JSON.stringify([reply.headers.getSetCookie(), reply.body])).toContain(row?.reference);
    },
  );

  test('of an authenticator that is not there leaves no row', async () => {
    await world.nocobase.api('wecom:authorize?authenticator=invented');
    await world.nocobase.api('wecom:openPanel?authenticator=invented');

    expect(await listRefusals(world.nocobase)).toEqual([]);
  });

  test('leaves its row when the person gets in, and a sign-in that works writes none', async () => {
    await signInInClient(world, 'zhangsan');
    await createUser(world.nocobase, { nickname: 'Zhang', username: 'zhang', phone: '13800000001' });

    expect((await signInInClient(world, 'zhangsan')).status).toBe(200);
    expect((await signInInClient(world, 'zhangsan')).status).toBe(200);

    expect(await listRefusals(world.nocobase)).toEqual([]);
  });
});

describe('an administrator', () => {
  test.each([
    ['the name', '张三'],
    ['the member ID', 'ZHANGSAN'.toLowerCase()],
    ['the reference', ''],
  ])('finds a person by %s', async (_what, text) => {
    const { error } = await signInInClient(world, 'zhangsan');
    await signInInClient(world, 'lisi');
    const search = text || (error?.reference ?? '');

    const found = await listRefusals(world.nocobase, `?search=${encodeURIComponent(search)}`);

    expect(found.map(({ member }) => member?.memberId)).toEqual(['zhangsan']);
  });

  test('links a member whom nobody was found for, who then signs in', async () => {
    const userId = await createUser(world.nocobase, { nickname: 'Zhang', username: 'zhang' });
    await signInInClient(world, 'zhangsan');
    const [row] = await listRefusals(world.nocobase);

    const { status } = await change(world.nocobase, root, 'wecom:resolveRefusal', { ...seen(row), userId });

    expect(status).toBe(200);
    expect((await signInInClient(world, 'zhangsan')).user?.id).toBe(userId);
    expect(await listRefusals(world.nocobase)).toEqual([]);
  });

  test.each(['wecom:resolveRefusal', 'wecom:createUser'] as const)(
    'cannot help a member who may not be in by %s',
    async (action) => {
      const row = await rows().create(aRow(1, 'wecom_member_inactive', new Date()));

      const { error } = await change(world.nocobase, root, action, {
        id: Number(row.get('id')),
        candidateIds: [],
        userId: 1,
      });

      expect(error?.code).toBe('wecom_link_not_found');
    },
  );

  test('decides about what the page shows, not about a number that has come since', async () => {
    const [first, second] = ['13800000001', '13900000001'];
    const userId = await createUser(world.nocobase, { nickname: 'One', username: 'one', phone: first });
    await createUser(world.nocobase, { nickname: 'Two', username: 'two', phone: `+86${first}` });
    const third = await createUser(world.nocobase, { nickname: 'Three', username: 'three', phone: second });
    await createUser(world.nocobase, { nickname: 'Four', username: 'four', phone: `+86${second}` });
    await signInInClient(world, 'zhangsan');
    const [row] = await listRefusals(world.nocobase);
    world.simulator.control.updateMember('zhangsan', { personalFields: { mobile: second } });
    await signInInClient(world, 'zhangsan');
    world.simulator.control.updateMember('zhangsan', { personalFields: { mobile: first } });

    const { error } = await change(world.nocobase, root, 'wecom:resolveRefusal', { ...seen(row), userId });
    expect(error?.code).toBe('wecom_link_not_found');

    const [now] = await listRefusals(world.nocobase);
    const decided = await change(world.nocobase, root, 'wecom:resolveRefusal', { ...seen(now), userId: third });
    expect(decided.status).toBe(200);
  });

  test('dismisses a row, which comes back with the next refusal', async () => {
    await signInInClient(world, 'zhangsan');
    const [row] = await listRefusals(world.nocobase);

    expect((await dismiss(row?.id ?? 0)).status).toBe(200);
    expect(await listRefusals(world.nocobase)).toEqual([]);

    await signInInClient(world, 'zhangsan');
    expect(await listRefusals(world.nocobase)).toMatchObject([{ tries: 1 }]);
  });

  test('who may not manage users sees and changes nothing', async () => {
    const somebody = await signInByPassword(world.nocobase, 'somebody');
    await signInInClient(world, 'zhangsan');
    const { nocobase } = world;
    const request = { token: somebody.token, headers: { 'X-Authenticator': 'basic' } };

    const listed = await nocobase.api('wecom:listRefusals', request);
    const dismissed = await nocobase.api('wecom:dismissRefusal', { ...request, body: { id: 1 } });
    const created = await nocobase.api('wecom:createUser', { ...request, body: { id: 1, candidateIds: [] } });

    expect([listed.status, dismissed.status, created.status]).toEqual([403, 403, 403]);
    expect((await nocobase.api('wecom:listRefusals')).status).toBe(401);
    expect(await listRefusals(nocobase)).toHaveLength(1);
  });
});

describe('the list', () => {
  test('forgets what is older than 30 days', async () => {
    await rows().create(aRow(1, 'wecom_not_linked', new Date(Date.now() - 31 * DAY_MS)));
    await rows().create(aRow(2, 'wecom_not_linked', new Date(Date.now() - 29 * DAY_MS)));

    expect((await listRefusals(world.nocobase)).map(({ member }) => member?.memberId)).toEqual(['m2']);
    expect(await rows().count()).toBe(1);
  });

  test('keeps a thousand rows; what waits for a decision goes last', async () => {
    const crowd = Array.from({ length: 1_005 }, (_, index) => {
      const reason = index < 10 ? 'wecom_phone_taken' : 'wecom_member_inactive';
      return aRow(index, reason, new Date(Date.now() - DAY_MS + index));
    });
    await rows().bulkCreate(crowd);

    await signInInClient(world, 'zhangsan');

    expect(await rows().count()).toBe(1_000);
    expect(await rows().count({ where: { reason: 'wecom_phone_taken' } })).toBe(10);
    expect(await rows().count({ where: { reference: 'R10' } })).toBe(0);
  });

  test('has one row when the same person is refused many times at once', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => signInInClient(world, 'zhangsan')));

    const [row, ...others] = await listRefusals(world.nocobase);
    expect(others).toEqual([]);
    expect(row?.tries).toBe(replies.length);
  });

  test('holds no number, secret or token', async () => {
    await createUser(world.nocobase, { nickname: 'A', username: 'a', phone: '13800000001' });
    await createUser(world.nocobase, { nickname: 'B', username: 'b', phone: '+86 138 0000 0001' });
    await signInInClient(world, 'zhangsan');

    const stored = JSON.stringify(await rows().findAll({ raw: true }));
    expect(stored).toContain('****01');
    expect(stored).not.toMatch(/13800000001|138 0000 0001/);
    expect(stored).not.toContain(world.simulator.app.secret);
  });

  test('does not hold up a sign-in that somebody links meanwhile', async () => {
    await signInInClient(world, 'zhangsan');
    const somebody = await signInByPassword(world.nocobase, 'zhang');

    await link(world, somebody, 'zhangsan');

    expect(await listRefusals(world.nocobase)).toEqual([]);
    expect((await signInInClient(world, 'zhangsan')).user?.id).toBe(somebody.userId);
  });
});
