import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FaultRule } from '../../../packages/simulator/src/index';
import type { Model } from '../../../packages/plugin/src/server/directory/testing/model';
import type { CurrentRun, ListedFinding, ListedRun } from '../../../packages/plugin/src/shared/directory';
import { useWorld } from '../../world/use-world';
import { optionsFor } from '../../world/start-world';
import { readLogsWith } from '../support/log-files';
import {
  ask,
  createSource,
  type DirectoryNode,
  endedTasks,
  forgetModel,
  forgetSources,
  holdWriting,
  offerDirectory,
  PLUGINS,
  pull,
  read,
  runOnce,
  seeCompany,
  tasksOf,
} from './support';

const world = useWorld({}, { plugins: PLUGINS });
let node: DirectoryNode;
let model: Model;

const OPTIONS = { authenticator: 'wecom', createUsers: true };

beforeAll(() => {
  node = offerDirectory(world.nocobase);
});

beforeEach(async () => {
  seeCompany(world);
  model = forgetModel(node);
  await forgetSources(world.nocobase);
  await createSource(world.nocobase, 'company', OPTIONS);
});

const currentRun = async () => (await read<CurrentRun>(world.nocobase, 'wecom:currentRun?source=company')).data?.run;

/** Everything that the last run found, by kind. */
async function findings(query = '') {
  const run = await currentRun();
  const route = `wecom:listFindings?run=${run?.id}&pageSize=200${query}`;
  const { data = [], meta } = await read<ListedFinding[]>(world.nocobase, route);
  return { rows: data, count: meta?.count };
}

test('the type of source is offered', async () => {
  const { data } = await read<{ name: string }[]>(world.nocobase, 'userData:listSyncTypes');
  expect(data?.map(({ name }) => name)).toContain('wecom-directory');
});

describe('a run', () => {
  test('leaves a task that says in numbers what was done', async () => {
    const first = await runOnce(world.nocobase, 'company');
    const second = await runOnce(world.nocobase, 'company');

    // Of the ten who are visible one is disabled, and one has left.
    expect([first, second]).toMatchObject([
      {
        status: 'success',
        message: '8 made, 0 changed, 0 closed, 0 unchanged, 0 need a decision, 0 failed',
      },
      {
        status: 'success',
        message: '0 made, 0 changed, 0 closed, 8 unchanged, 0 need a decision, 0 failed',
      },
    ]);
    expect(model.users.size).toBe(8);
  });

  test('says of everybody once what became of them', async () => {
    await runOnce(world.nocobase, 'company');

    const run = await currentRun();
    expect(run).toMatchObject({
      state: 'succeeded',
      counts: { members: { made: 8, inactive: 2 }, departments: { made: 7 } },
      isCancelRequested: false,
    });
    const { rows, count } = await findings();
    expect(count).toBe(17);
    expect(new Set(rows.map(({ subject, wecomId }) => `${subject} ${wecomId}`)).size).toBe(17);
    expect(rows.find(({ wecomId }) => wecomId === 'zhangsan')).toMatchObject({
      subject: 'member',
      name: '张三',
      kind: 'made',
    });
    const inactive = (await findings('&kind=inactive')).rows.map(({ wecomId }) => wecomId);
    expect(inactive.toSorted()).toEqual(['wujiu', 'zhengshi']);
    expect((await findings('&search=chen.yi-1')).rows).toMatchObject([{ wecomId: 'chen.yi-1@corp' }]);
    expect((await findings('&subject=department')).rows).toHaveLength(7);
  });

  test('of which a record fails counts it, and its task has not succeeded', async () => {
    const { writePlan } = node.ports;
    node.ports.writePlan = async (...args) => {
      await writePlan(...args);
      const identity = `${world.simulator.app.corpId}/zhangsan`;
      return [{ subject: 'member', identity, reason: 'value-taken' }];
    };

    expect(await runOnce(world.nocobase, 'company')).toMatchObject({
      status: 'failed',
      message: expect.stringMatching(/^7 made, .* 1 failed$/) as string,
    });
    expect(await currentRun()).toMatchObject({ state: 'incomplete', counts: { members: { made: 7, failed: 1 } } });
    expect((await findings('&kind=failed')).rows).toMatchObject([
      { wecomId: 'zhangsan', details: { planned: 'made', reason: 'value-taken' } },
    ]);
  });

  test('refuses another one while it is under way, and leaves no task for it', async () => {
    const held = holdWriting(node);
    await pull(world.nocobase, 'company');
    await held.reached;

    expect(await pull(world.nocobase, 'company')).toMatchObject({ status: 409, code: 'wecom_directory_running' });
    await vi.waitUntil(async () => (await currentRun())?.progress?.step === 'compare', { timeout: 60_000 });
    expect(await currentRun()).toMatchObject({ state: 'running' });

    held.release();
    expect(await endedTasks(world.nocobase)).toMatchObject([{ status: 'success' }]);
  });

  test('ends where it is when it is cancelled', async () => {
    const held = holdWriting(node);
    await pull(world.nocobase, 'company');
    await held.reached;

    expect((await ask(world.nocobase, 'wecom:cancelRun', { source: 'company' })).data).toEqual({ isCancelled: true });
    held.release();

    expect(await endedTasks(world.nocobase)).toMatchObject([
      { status: 'failed', message: 'Cancelled. Run it again to finish it.' },
    ]);
    expect(await currentRun()).toMatchObject({ state: 'cancelled' });
    expect(model.users.size).toBe(0);
    expect((await ask(world.nocobase, 'wecom:cancelRun', { source: 'company' })).data).toEqual({ isCancelled: false });
  });

  test('that failed can be tried again, by the button of the task', async () => {
    world.simulator.control.updateApp({ trustedIps: ['203.0.113.7'] });
    const task = await runOnce(world.nocobase, 'company');
    expect(task).toMatchObject({ status: 'failed', message: expect.stringContaining('60020') as string });
    expect(await currentRun()).toMatchObject({
      state: 'failed',
      failure: { code: 'wecom_untrusted_ip', errcode: 60020 },
    });
    world.simulator.control.updateApp({ trustedIps: 'any' });

    const sources = world.nocobase.app.db.getRepository('userDataSyncSources');
    const source = (await sources.findOne({ filter: { name: 'company' } })) as { id: number };
    await read(world.nocobase, `userData:retry?sourceId=${source.id}&id=${task.id}`);

    expect(await endedTasks(world.nocobase)).toMatchObject([{ id: task.id, status: 'success' }]);
  });

  test('tells the latest runs first', async () => {
    await runOnce(world.nocobase, 'company');
    await runOnce(world.nocobase, 'company');

    const { data = [], meta } = await read<ListedRun[]>(world.nocobase, 'wecom:listRuns?source=company');
    expect(meta?.count).toBe(2);
    const [last, first] = data;
    expect(last?.counts?.members).toEqual({ unchanged: 8, inactive: 2 });
    expect(first?.counts?.members).toEqual({ made: 8, inactive: 2 });
  });

  test('leaves no name, no member ID and no secret in logs and tasks', async () => {
    await runOnce(world.nocobase, 'company');

    const logs = (await readLogsWith(world.nocobase, 'A run of the directory has ended')).join('\n');
    const texts = `${logs} ${JSON.stringify(await tasksOf(world.nocobase))}`;
    for (const secret of ['zhangsan', '张三', '研发部', '13800000001', world.simulator.app.secret]) {
      expect(texts.includes(secret), secret).toBe(false);
    }
  });
});

describe('a fetch that breaks', () => {
  const CALLS = ['agent/get', 'department/list', 'user/list'];
  const FAULTS: Partial<FaultRule>[] = [
    { errcode: 60011 },
    { status: 502 },
    { hangUp: true },
    { badJson: true },
    { html: true },
  ];

  test.each(CALLS)('at %s writes nothing and closes nobody, however it breaks', async (path) => {
    await runOnce(world.nocobase, 'company');
    ['lisi', 'wangwu'].forEach((id) => world.simulator.control.removeMember(id));
    world.simulator.control.updateMember('zhangsan', { name: '张三丰', departmentIds: [3] });
    const before = model.facts();

    for (const fault of FAULTS) {
      // Repeats of the call meet it as well.
      world.simulator.control.fail({ path, times: 100, ...fault });
      expect((await runOnce(world.nocobase, 'company')).status, JSON.stringify(fault)).toBe('failed');
      world.simulator.control.clearFaults();
    }

    expect(model.facts()).toEqual(before);
    expect(await runOnce(world.nocobase, 'company')).toMatchObject({ status: 'success' });
  });

  test.each([
    ['nobody', 'no-members'],
    ['no department', 'no-departments'],
  ])('because it tells %s closes nobody', async (_what, doubt) => {
    await runOnce(world.nocobase, 'company');
    const before = model.facts();
    const { company, control } = world.simulator;
    if (doubt === 'no-members') {
      company.members.filter(({ kind }) => kind === 'member').forEach(({ id }) => control.removeMember(id));
    } else {
      control.updateApp({ visibleDepartmentIds: [], visibleMemberIds: ['zhangsan'] });
    }

    await runOnce(world.nocobase, 'company');

    expect(await currentRun()).toMatchObject({ doubt });
    expect(model.closings).toBe(0);
    expect(model.facts().actual.users).toEqual(before.actual.users);
  });
});

describe('a source', () => {
  test.each([
    ['without an authenticator', {}, 'wecom_directory_option_invalid'],
    ['with departments that are none', { ...OPTIONS, departments: ['x'] }, 'wecom_directory_option_invalid'],
    ['of an authenticator that has one', OPTIONS, 'wecom_directory_authenticator_taken'],
  ])('%s is not saved', async (_what, options, code) => {
    const { status, code: answered } = await createSource(world.nocobase, 'second', options);
    expect([status, answered]).toEqual([code.endsWith('taken') ? 409 : 400, code]);
  });

  test('keeps its name', async () => {
    const token = await world.nocobase.signInAsRoot();
    const body = { name: 'renamed' };
    const { status } = await world.nocobase.api('userDataSyncSources:update?filter[name]=company', { token, body });
    expect(status).toBe(400);
  });

  test('of an authenticator that does not work is refused before there is a task', async () => {
    const { db } = world.nocobase.app;
    const options = { ...OPTIONS, authenticator: 'nobody' };
    await db.getModel('userDataSyncSources').update({ options }, { where: { name: 'company' }, hooks: false });

    expect(await pull(world.nocobase, 'company')).toMatchObject({ code: 'wecom_authenticator_unavailable' });
    expect(await tasksOf(world.nocobase)).toEqual([]);
    expect(await currentRun()).toBe(null);
  });

  test('takes its runs along when it is deleted', async () => {
    await runOnce(world.nocobase, 'company');
    const token = await world.nocobase.signInAsRoot();
    await world.nocobase.api('userDataSyncSources:destroy?filter[name]=company', { token, body: {} });

    const { db } = world.nocobase.app;
    for (const name of ['wecomDirectoryRuns', 'wecomDirectoryFindings']) {
      expect(await db.getRepository(name).count()).toBe(0);
    }
  });

  test('of another authenticator is on its own', async () => {
    await world.nocobase.createAuthenticator({ name: 'other', options: optionsFor(world.simulator) });
    await createSource(world.nocobase, 'second', { ...OPTIONS, authenticator: 'other' });
    const held = holdWriting(node);
    await pull(world.nocobase, 'company');
    await held.reached;
    held.onlyOnce();

    expect((await pull(world.nocobase, 'second')).status).toBe(200);
    await vi.waitUntil(async () => (await tasksOf(world.nocobase)).some(({ status }) => status === 'success'), {
      timeout: 60_000,
    });
    held.release();
    await endedTasks(world.nocobase);
  });
});
