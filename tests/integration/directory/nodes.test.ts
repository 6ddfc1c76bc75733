import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { beat, claimRun, endRun, findLastRun } from '../../../packages/plugin/src/server/directory/run/run-rows';
import { failAllLeftOverTasks } from '../../../packages/plugin/src/server/directory/run/left-over-tasks';
import type { Model } from '../../../packages/plugin/src/server/directory/testing/model';
import { applyPlan } from '../../../packages/plugin/src/server/directory/testing/apply-plan';
import { createEmptyDatabase, type TestDatabase } from '../../world/databases/database';
import { startNocoBase, type NocoBase } from '../../world/nocobase/start-nocobase';
import { startWorld, type World } from '../../world/start-world';
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
  runOnce,
  seeCompany,
  tasksOf,
} from './support';

let database: TestDatabase;
let world: World;
let other: NocoBase;
/** Dies, other than `second`: its heart does not beat. */
let first: DirectoryNode;
let second: DirectoryNode;
let model: Model;
/** How far the clock of the second node is ahead, in milliseconds: as if so much time had passed. */
let passed: number;

beforeAll(async () => {
  database = await createEmptyDatabase();
  world = await startWorld({}, { database, plugins: PLUGINS });
  other = await startNocoBase({ database, plugins: PLUGINS });
  first = offerDirectory(world.nocobase, { every: () => () => {} });
  second = offerDirectory(other, { now: () => new Date(Date.now() + passed) });
});
afterAll(async () => {
  await other.stop();
  await world.stop();
  await database.remove();
});

beforeEach(async () => {
  passed = 0;
  seeCompany(world);
  // Both nodes write into one model, as into one database.
  model = forgetModel(first);
  Object.assign(second.ports, first.ports);
  await forgetSources(world.nocobase);
  await createSource(world.nocobase, 'company', { authenticator: 'wecom', createUsers: true });
});

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
const progress = { step: 'members', done: 1, total: 2, stepStartedAt: at(0), waitsUntil: null } as const;

describe('the claim of a run', () => {
  test('is had by one of those who want it at once', async () => {
    const nodes = [world.nocobase, other, world.nocobase, other, world.nocobase, other];
    const claims = await Promise.allSettled(nodes.map(({ app }) => claimRun(app.db, 'company', 'node', at(0))));

    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = claims.flatMap((claim) => (claim.status === 'rejected' ? [claim.reason as unknown] : []));
    expect(refusals).toMatchObject(Array.from({ length: 5 }, () => ({ code: 'wecom_directory_running' })));
  });

  test('goes to one of those who find it stale at once, and its owner notices', async () => {
    const { db } = world.nocobase.app;
    const id = await claimRun(db, 'company', 'node', at(0));
    await expect(claimRun(other.app.db, 'company', 'node', at(60))).rejects.toMatchObject({
      code: 'wecom_directory_running',
    });

    const nodes = [other, world.nocobase, other, world.nocobase];
    const claims = await Promise.allSettled(nodes.map(({ app }) => claimRun(app.db, 'company', 'node', at(61))));

    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await beat(db, { id, source: 'company' }, progress, at(62))).toBe('lost');
    // What it has come to is nobody's business any more.
    await endRun(db, { id, source: 'company' }, { state: 'succeeded' }, at(63));
    expect(await findLastRun(db, 'company')).toMatchObject({ state: 'running', claim: 'company' });
  });

  test('is kept by a heartbeat', async () => {
    const { db } = world.nocobase.app;
    const id = await claimRun(db, 'company', 'node', at(0));
    expect(await beat(db, { id, source: 'company' }, progress, at(50))).toBe('goes-on');

    await expect(claimRun(other.app.db, 'company', 'node', at(61))).rejects.toThrow('wecom_directory_running');
    expect(await findLastRun(other.app.db, 'company')).toMatchObject({ ...progress, heartbeatAt: at(50) });
  });

  test('of another source is another one', async () => {
    const { db } = world.nocobase.app;
    await claimRun(db, 'company', 'node', at(0));
    await expect(claimRun(db, 'second', 'node', at(0))).resolves.toBeGreaterThan(0);
  });
});

test('a run is refused while another node is at one, and cancelled from there', async () => {
  const held = holdWriting(second);
  await pull(other, 'company');
  await held.reached;

  expect(await pull(world.nocobase, 'company')).toMatchObject({ code: 'wecom_directory_running' });
  const { data } = await ask(world.nocobase, 'wecom:cancelRun', { source: 'company' });
  expect(data).toEqual({ isCancelled: true });
  // The other node hears of it by its next heartbeat.
  expect(await endedTasks(other)).toMatchObject([
    { status: 'failed', message: expect.stringContaining('Cancelled') as string },
  ]);
});

/** Places at which the process of the first node ends. */
const DEATHS: [string, (die: () => Promise<never>) => void][] = [
  ['before it has read anything of NocoBase', (die) => void (first.ports.closedWithoutAsking = die)],
  ['between reading and planning', (die) => void (first.ports.readStored = die)],
  ['before it writes', (die) => void (first.ports.writePlan = die)],
  ['in the middle of the writing', (die) => dieAfter(7, die)],
  ['after the last write', (die) => dieAfter(Infinity, die)],
  ['before the others look who is closed', (die) => void (first.ports.lookAgain = die)],
];

function dieAfter(steps: number, die: () => Promise<never>): void {
  first.ports.writePlan = async (_app, _source, plan) => {
    applyPlan(model, plan, steps);
    return die();
  };
}

describe('a process that ends', () => {
  let wake: () => void;
  const died = vi.fn<() => void>();

  beforeEach(() => {
    died.mockReset();
    vi.restoreAllMocks();
  });

  const die = () => {
    died();
    return new Promise<never>((_resolve, reject) => {
      wake = () => reject(new Error('Too late'));
    });
  };

  test.each(DEATHS)('%s: the next run finishes the work', async (_when, kill) => {
    kill(die);
    const carryOut = vi.spyOn(first.runs, 'carryOut');
    await pull(world.nocobase, 'company');
    await vi.waitUntil(() => died.mock.calls.length > 0, { timeout: 60_000 });
    expect(await pull(other, 'company')).toMatchObject({ code: 'wecom_directory_running' });

    passed = 61_000;
    const task = await runOnce(other, 'company');

    expect(task).toMatchObject({ status: 'success', message: expect.stringContaining('0 failed') as string });
    const [left] = await tasksOf(other);
    expect(left).toMatchObject({ status: 'failed', message: expect.stringContaining('Interrupted') as string });
    expect(model.users.size).toBe(8);
    expect(model.links).toHaveLength(8);
    wake();
    await carryOut.mock.results[0]?.value;
    // Whatever the first one still does, the second one's run stays what it was.
    expect(await findLastRun(other.app.db, 'company')).toMatchObject({ state: 'succeeded' });
  });

  test('leaves a task that the next start ends, but not while another node is at it', async () => {
    first.ports.writePlan = die;
    const carryOut = vi.spyOn(first.runs, 'carryOut');
    await pull(world.nocobase, 'company');
    await vi.waitUntil(() => died.mock.calls.length > 0, { timeout: 60_000 });

    await failAllLeftOverTasks(other.app, new Date());
    expect(await tasksOf(other)).toMatchObject([{ status: 'processing' }]);
    await failAllLeftOverTasks(other.app, new Date(Date.now() + 61_000));
    expect(await tasksOf(other)).toMatchObject([{ status: 'failed' }]);
    wake();
    await carryOut.mock.results[0]?.value;
  });
});

test('an application that ends ends its run first', async () => {
  const held = holdWriting(second);
  await pull(other, 'company');
  await held.reached;

  await second.runs.stop();

  expect(await findLastRun(other.app.db, 'company')).toMatchObject({ state: 'interrupted', claim: null });
  await endedTasks(other);
});
