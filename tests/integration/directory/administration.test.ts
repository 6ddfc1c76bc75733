import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Model } from '../../../packages/plugin/src/server/directory/testing/model';
import type { AskedDecision, CurrentRun, ListedFinding } from '../../../packages/plugin/src/shared/directory';
import { useWorld } from '../../world/use-world';
import { listenToAudit } from '../support/links';
import { createRole, tokenOf } from '../support/roles';
import {
  ask,
  createSource,
  type DirectoryNode,
  endedTasks,
  forgetModel,
  forgetSources,
  offerDirectory,
  PLUGINS,
  pull,
  read,
  runOnce,
  seeCompany,
  tasksOf,
} from './support';

const world = useWorld({}, { plugins: PLUGINS });
const OPTIONS = { authenticator: 'wecom', createUsers: true };
let node: DirectoryNode;
let model: Model;
/** Session tokens: of somebody who may synchronise, of one who may manage users, and of one who may do both. */
let syncing: string;
let managing: string;
let both: string;

beforeAll(async () => {
  node = offerDirectory(world.nocobase);
  await createRole(world.nocobase, 'syncing', ['pm.user-data-sync']);
  await createRole(world.nocobase, 'managing', ['pm.users']);
  await createRole(world.nocobase, 'both', ['pm.user-data-sync', 'pm.users']);
  syncing = await tokenOf(world.nocobase, 'syncing@example.com', ['syncing']);
  managing = await tokenOf(world.nocobase, 'managing@example.com', ['managing']);
  both = await tokenOf(world.nocobase, 'both@example.com', ['both']);
});

beforeEach(async () => {
  seeCompany(world);
  model = forgetModel(node);
  await forgetSources(world.nocobase);
});

const identityOf = (memberId: string) => `${world.simulator.app.corpId}/${memberId}`;

/** Somebody who is a user already, and whose username is the ID of a member. */
function haveUser(id: number, username: string): void {
  const nickname = `User ${id}`;
  const keys = { username: { key: username, writer: 'other' as const } };
  const more = { isRoot: false, isPrivileged: false, isClosed: false, isActiveElsewhere: false };
  model.users.set(id, { id, nickname, email: null, phone: null, mainDepartmentId: undefined, keys, ...more });
}

async function lastRun(): Promise<number> {
  return (await read<CurrentRun>(world.nocobase, 'wecom:currentRun?source=company')).data?.run?.id ?? 0;
}

async function found(kind: string): Promise<string[]> {
  const route = `wecom:listFindings?run=${await lastRun()}&kind=${kind}&pageSize=200`;
  const { data = [] } = await read<ListedFinding[]>(world.nocobase, route);
  return data.map(({ wecomId }) => wecomId).toSorted();
}

/** Decides as root on what the last run found, unless it says otherwise. */
async function decide(decisions: AskedDecision[], { run, token }: { run?: number; token?: string } = {}) {
  const values = { source: 'company', run: run ?? (await lastRun()), decisions };
  const answer = await ask(world.nocobase, 'wecom:decide', values, token);
  await endedTasks(world.nocobase);
  return answer;
}

const about = (wecomId: string, kind: AskedDecision['kind'], userId?: number): AskedDecision => ({
  subject: 'member',
  wecomId,
  kind,
  userId,
});

describe('a check', () => {
  test('tells what the app can see', async () => {
    const { data } = await ask(world.nocobase, 'wecom:checkSource', { source: 'new', options: OPTIONS });
    expect(data?.failure).toBeUndefined();
    expect(data?.departments).toContainEqual({ id: '2', name: '研发部', parentId: '1' });
    expect(data?.departments).toHaveLength(7);
  });

  test('tells the address that WeCom does not trust', async () => {
    world.simulator.control.updateApp({ trustedIps: ['203.0.113.7'] });
    const { data } = await ask(world.nocobase, 'wecom:checkSource', { source: 'new', options: OPTIONS });
    expect(data?.failure).toEqual({ code: 'wecom_untrusted_ip', errcode: 60020, ip: '127.0.0.1' });
  });

  test('of options that cannot work says so', async () => {
    const options = { authenticator: 'nobody' };
    const { code } = await ask(world.nocobase, 'wecom:checkSource', { source: 'new', options });
    expect(code).toBe('wecom_authenticator_unavailable');
  });
});

/** How many rows there are in each table. */
async function countRows(): Promise<Record<string, number>> {
  const { db } = world.nocobase.app;
  const counts = [...db.collections.keys()].map(async (name) => [name, await db.getModel(name).count()] as const);
  return Object.fromEntries(await Promise.all(counts));
}

describe('a preview', () => {
  test('of a source that is not saved tells what its first run would do, and writes no row', async () => {
    haveUser(7, 'lisi');
    // The session that asks is a row of its own.
    const token = await world.nocobase.signInAsRoot();
    const before = [await countRows(), model.facts()];

    const { data } = await ask(world.nocobase, 'wecom:previewSource', { source: 'new', options: OPTIONS }, token);

    expect(data?.counts).toEqual({
      members: { made: 7, suggested: 1, inactive: 2 },
      departments: { made: 7 },
    });
    expect(data?.findings.find(({ kind }) => kind === 'suggested')).toMatchObject({
      wecomId: 'lisi',
      details: { candidates: [{ userId: 7, evidence: ['username'], acceptance: 'list' }] },
    });
    expect([await countRows(), model.facts()]).toEqual(before);
  });

  test('asks WeCom about who is missing, as a run does', async () => {
    await createSource(world.nocobase, 'company', OPTIONS);
    await runOnce(world.nocobase, 'company');
    world.simulator.control.removeMember('lisi');

    const { data } = await ask(world.nocobase, 'wecom:previewSource', { source: 'company', options: OPTIONS });

    expect(data?.counts.members).toMatchObject({ closed: 1, unchanged: 7 });
    expect(data?.findings.find(({ kind }) => kind === 'closed')).toMatchObject({
      wecomId: 'lisi',
      name: '李四',
      details: { reason: 'left' },
    });
  });

  test('says what WeCom answered when it does not answer', async () => {
    world.simulator.control.fail({ path: 'user/list', errcode: 45009, times: 99 });
    const { code } = await ask(world.nocobase, 'wecom:previewSource', { source: 'new', options: OPTIONS });
    expect(code).toBe('wecom_rate_limited');
  });
});

describe('the first run', () => {
  test('makes nobody until somebody has chosen', async () => {
    await createSource(world.nocobase, 'company', { authenticator: 'wecom' });
    await runOnce(world.nocobase, 'company');
    expect(model.users.size).toBe(0);
    expect(await found('waits-for-choice')).toHaveLength(8);

    const values = { source: 'company', createUsers: true };
    const { data } = await ask(world.nocobase, 'wecom:chooseCreateUsers', values);

    expect(data).toEqual({ createUsers: true, isStarted: true });
    await endedTasks(world.nocobase);
    expect(model.users.size).toBe(8);
  });
});

describe('a decision', () => {
  beforeEach(async () => {
    haveUser(7, 'lisi');
    await createSource(world.nocobase, 'company', OPTIONS);
    await runOnce(world.nocobase, 'company');
  });

  test('to adopt is carried out at once, and leaves an audit record', async () => {
    const records = listenToAudit(world.nocobase);

    expect((await decide([about('LiSi', 'adopt', 7)])).data).toEqual({ decided: 1, isStarted: true });

    expect(model.links).toContainEqual({ identity: identityOf('lisi'), userId: 7 });
    expect(await found('adopted')).toEqual(['lisi']);
    expect(records).toMatchObject([
      { action: 'decide', targetRecordUK: '7', metadata: { decision: 'adopt', identity: identityOf('lisi') } },
    ]);
    expect(await world.nocobase.app.db.getRepository('wecomDirectoryDecisions').count()).toBe(0);
  });

  test('for a user of their own makes one', async () => {
    await decide([about('lisi', 'make')]);
    expect(await found('made')).toEqual(['lisi']);
  });

  test.each([
    ['about somebody of whom there was nothing to decide', [about('zhangsan', 'close')]],
    ['about nobody', [about('nobody', 'make')]],
    ['for a user who was not shown', [about('lisi', 'adopt', 8)]],
    ['of which one does not fit', [about('lisi', 'make'), about('zhangsan', 'open')]],
  ])('%s is refused as a whole', async (_what, decisions) => {
    expect((await decide(decisions)).code).toBe('wecom_directory_decision_outdated');
    expect(await world.nocobase.app.db.getRepository('wecomDirectoryDecisions').count()).toBe(0);
  });

  test('about what an earlier run found is refused', async () => {
    const run = await lastRun();
    await runOnce(world.nocobase, 'company');
    expect((await decide([about('lisi', 'make')], { run })).code).toBe('wecom_directory_decision_outdated');
  });

  test('in a list is refused for a user who has come to administrate', async () => {
    model = forgetModel(node);
    haveUser(7, 'lisi');
    haveUser(8, 'zhaoliu');
    await runOnce(world.nocobase, 'company');
    // Nothing that was shown says so: the run finds it.
    model.user(7).isPrivileged = true;
    await decide([about('lisi', 'adopt', 7), about('zhaoliu', 'adopt', 8)]);
    expect(await found('adopted')).toEqual(['zhaoliu']);

    const list = [about('lisi', 'adopt', 7), about('lisi', 'make')];
    expect((await decide(list)).code).toBe('wecom_directory_decision_outdated');
    expect((await decide([about('lisi', 'adopt', 7)])).status).toBe(200);
    expect(await found('adopted')).toEqual(['lisi']);
  });
});

test('closing above the budget waits for a confirmation, which asks WeCom about each anew', async () => {
  await createSource(world.nocobase, 'company', OPTIONS);
  await runOnce(world.nocobase, 'company');
  // Of eight at most four in a day, and the largest number of a small company is five.
  const leavers = ['zhangsan', 'lisi', 'wangwu', 'zhaoliu', 'sunqi'];
  leavers.forEach((id) => world.simulator.control.updateMember(id, { status: 2 }));
  await runOnce(world.nocobase, 'company');
  expect(await found('waits-for-confirmation')).toEqual(leavers.toSorted());
  expect(model.closings).toBe(0);
  world.simulator.control.updateMember('lisi', { status: 1 });
  world.simulator.control.clearJournal();

  await decide(leavers.map((id) => about(id, 'close')));

  expect(await found('closed')).toEqual(['sunqi', 'wangwu', 'zhangsan', 'zhaoliu']);
  expect(model.closings).toBe(4);
  expect(world.simulator.control.journal().filter(({ path }) => path.endsWith('user/get'))).toHaveLength(4);
});

describe('permissions', () => {
  test('to synchronise are enough to look, and to run what closes nobody', async () => {
    await createSource(world.nocobase, 'company', { ...OPTIONS, leavers: 'report' });
    const asked = { source: 'company', options: OPTIONS };
    for (const name of ['wecom:checkSource', 'wecom:previewSource', 'wecom:cancelRun'] as const) {
      expect((await ask(world.nocobase, name, asked, syncing)).status).toBe(200);
    }
    expect((await pull(world.nocobase, 'company', syncing)).status).toBe(200);
    await endedTasks(world.nocobase);
    for (const route of [
      'currentRun?source=company',
      'listRuns?source=company',
      `listFindings?run=${await lastRun()}`,
    ]) {
      expect((await read(world.nocobase, `wecom:${route}`, syncing)).status).toBe(200);
    }
  });

  test('to manage users are needed besides for what closes or decides', async () => {
    await createSource(world.nocobase, 'company', OPTIONS);
    expect(await pull(world.nocobase, 'company', syncing)).toMatchObject({
      status: 403,
      code: 'wecom_directory_users_only',
    });
    expect(await tasksOf(world.nocobase)).toEqual([]);
    expect((await decide([about('lisi', 'make')], { token: syncing })).code).toBe('wecom_directory_users_only');
    const values = { source: 'company', createUsers: true };
    const chosen = await ask(world.nocobase, 'wecom:chooseCreateUsers', values, syncing);
    expect(chosen.code).toBe('wecom_directory_users_only');

    expect((await pull(world.nocobase, 'company', both)).status).toBe(200);
    await endedTasks(world.nocobase);
  });

  test('to manage users alone are not enough for anything', async () => {
    const asked = { source: 'company', options: OPTIONS };
    for (const name of ['wecom:checkSource', 'wecom:previewSource', 'wecom:cancelRun'] as const) {
      expect((await ask(world.nocobase, name, asked, managing)).status).toBe(403);
    }
    expect((await read(world.nocobase, 'wecom:listRuns?source=company', managing)).status).toBe(403);
  });
});
