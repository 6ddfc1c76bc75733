import { createRequire } from 'node:module';
import path from 'node:path';
import type PluginUserDataSyncServer from '@nocobase/plugin-user-data-sync';
import { vi } from 'vitest';
import { TRIMMED_HOST } from '../../../host/hosts';
import { directory } from '../../../packages/plugin/src/server/directory/actions';
import { type Clock, SYSTEM_CLOCK } from '../../../packages/plugin/src/server/directory/run/clock';
import { DirectoryRuns } from '../../../packages/plugin/src/server/directory/run/directory-runs';
import { directorySyncSource } from '../../../packages/plugin/src/server/directory/run/sync-source';
import { watchSources } from '../../../packages/plugin/src/server/directory/run/watch-sources';
import { Model } from '../../../packages/plugin/src/server/directory/testing/model';
import { modelPorts } from '../../../packages/plugin/src/server/directory/testing/model-ports';
import { registerFeatures } from '../../../packages/plugin/src/server/feature';
import type { DirectoryReplies, DirectoryRequests } from '../../../packages/plugin/src/shared/directory';
import type { NocoBase } from '../../world/nocobase/start-nocobase';
import type { AnsweredFailure } from '../../world/sign-in';
import type { World } from '../../world/start-world';

/** The plugins of NocoBase that a run needs. */
export const PLUGINS = ['user-data-sync'];

/** A task of NocoBase's list. */
export interface Task {
  id: number;
  status: string;
  message: string | null;
}

/** A NocoBase whose runs write into a model. */
export interface DirectoryNode {
  nocobase: NocoBase;
  runs: DirectoryRuns;
  ports: ReturnType<typeof modelPorts>;
}

/** Offers the directory on a node, as the plugin does, with a model in the place of the tables that a run writes. */
export function offerDirectory(nocobase: NocoBase, changes: Partial<Clock> = {}): DirectoryNode {
  const { app } = nocobase;
  const ports = modelPorts(new Model());
  const runs = new DirectoryRuns(app, ports, { ...SYSTEM_CLOCK, ...changes });
  const hostRequire = createRequire(path.join(TRIMMED_HOST, 'package.json'));
  const { SyncSource } = hostRequire(
    '@nocobase/plugin-user-data-sync',
  ) as typeof import('@nocobase/plugin-user-data-sync');
  const { sourceManager } = app.pm.get<PluginUserDataSyncServer>('user-data-sync');
  allowAgain(sourceManager);
  sourceManager.registerType('wecom-directory', { syncSource: directorySyncSource(SyncSource, runs), title: 'WeCom' });
  watchSources(app);
  registerFeatures(app, [directory(runs)]);
  return { nocobase, runs, ports };
}

/** NocoBase takes each type once, and the plugin may have offered it. */
function allowAgain(sourceManager: object): void {
  (sourceManager as { syncSourceTypes: { options: { override: boolean } } }).syncSourceTypes.options.override = true;
}

/** Empties the model of a node. */
export function forgetModel({ ports }: DirectoryNode): Model {
  const model = new Model();
  Object.assign(ports, modelPorts(model));
  return model;
}

/** Shows the app everybody of the simulator's company who is a member. */
export function seeCompany({ simulator }: World): void {
  simulator.control.reset();
  simulator.control.updateApp({ visibleDepartmentIds: [1] });
}

/** A run that stands still where it would begin to write, until it is let go or ended. */
interface HeldRun {
  /** A run has come there. */
  reached: Promise<void>;
  /** Those that come from now on pass. */
  onlyOnce: () => void;
  /** Lets it write. */
  release: () => void;
}

/** Holds the runs of a node where they would begin to write. */
export function holdWriting({ ports }: DirectoryNode): HeldRun {
  const { writePlan } = ports;
  const [reached, reach] = aMoment();
  const [released, release] = aMoment();
  const onlyOnce = () => {
    ports.writePlan = writePlan;
  };
  ports.writePlan = async (...args) => {
    const [, , , { signal }] = args;
    const aborted = new Promise<unknown>((resolve) => signal.addEventListener('abort', resolve));
    reach();
    await Promise.race([released, aborted]);
    return writePlan(...args);
  };
  return { reached, onlyOnce, release };
}

/** A moment to wait for, and what brings it. */
function aMoment(): [come: Promise<void>, bring: () => void] {
  const bringers: (() => void)[] = [];
  const come = new Promise<void>((resolve) => bringers.push(resolve));
  return [come, () => bringers.forEach((bring) => bring())];
}

/** What comes with a page of rows. */
interface Meta {
  count: number;
  users?: { id: number }[];
}

/** What an action has answered. */
export interface Answer<Data> {
  status: number;
  data: Data | undefined;
  meta: Meta | undefined;
  code: string | undefined;
}

/** Sends a request as the pages do, as root unless a token is given. */
export async function ask<Name extends keyof DirectoryRequests>(
  nocobase: NocoBase,
  name: Name,
  body: DirectoryRequests[Name],
  token?: string,
): Promise<Answer<DirectoryReplies[Name]>> {
  return answerOf(await nocobase.api(name, { token: token ?? (await nocobase.signInAsRoot()), body }));
}

/** Reads something as the pages do. */
export async function read<Data>(nocobase: NocoBase, route: string, token?: string): Promise<Answer<Data>> {
  return answerOf(await nocobase.api(route, { token: token ?? (await nocobase.signInAsRoot()) }));
}

function answerOf<Data>({ status, body }: { status: number; body: unknown }): Answer<Data> {
  const { data, meta, errors } = (body || {}) as { data?: Data; meta?: Meta; errors?: AnsweredFailure[] };
  return { status, data, meta, code: errors?.[0]?.code };
}

/** Creates a source, switched on. */
export async function createSource(nocobase: NocoBase, name: string, options: object): Promise<Answer<{ id: number }>> {
  const body = { name, sourceType: 'wecom-directory', enabled: true, options };
  return answerOf(await nocobase.api('userDataSyncSources:create', { token: await nocobase.signInAsRoot(), body }));
}

/** Presses NocoBase's button. */
export async function pull(nocobase: NocoBase, name: string, token?: string): Promise<Answer<unknown>> {
  return read(nocobase, `userData:pull?name=${name}`, token);
}

/** The tasks of NocoBase, the oldest first. */
export async function tasksOf({ app }: NocoBase): Promise<Task[]> {
  return (await app.db.getRepository('userDataSyncTasks').find({ sort: 'id', raw: true })) as Task[];
}

/** The tasks, once none is under way. */
export async function endedTasks(nocobase: NocoBase): Promise<Task[]> {
  return vi.waitUntil(
    async () => {
      const tasks = await tasksOf(nocobase);
      return tasks.every(({ status }) => ['success', 'failed'].includes(status)) && tasks;
    },
    { timeout: 60_000 },
  );
}

/** Presses the button, and waits until the run has ended. */
export async function runOnce(nocobase: NocoBase, name: string): Promise<Task> {
  const { status, code } = await pull(nocobase, name);
  if (status !== 200) {
    throw new Error(`userData:pull answered ${status} ${code}`);
  }
  const task = (await endedTasks(nocobase)).at(-1);
  if (!task) {
    throw new Error('There is no task');
  }
  return task;
}

/** Removes all sources with what hangs on them. */
export async function forgetSources({ app }: NocoBase): Promise<void> {
  const names = ['userDataSyncTasks', 'userDataSyncSources', 'wecomDirectoryRuns', 'wecomDirectoryFindings'];
  for (const name of [...names, 'wecomDirectoryDecisions']) {
    await app.db.getModel(name).destroy({ where: {} });
  }
}
