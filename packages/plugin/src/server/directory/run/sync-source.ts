import type { SyncSource } from '@nocobase/plugin-user-data-sync';
import { CodedError } from '../../errors';
import type { StoredId } from '../../nocobase/stored-id';
import { kindOfError } from '../../nocobase/kind-of-error';
import type { RequestContext } from '../../nocobase/request-context';
import type { BegunRun, DirectoryRuns } from './directory-runs';
import { failLeftOverTasks } from './left-over-tasks';
import { mayManageUsers } from './may-manage-users';
import { readSavedSource } from './read-source';
import type { RunEnd } from './run-rows';
import { taskMessage } from './task-message';

export type SyncSourceClass = abstract new (...args: ConstructorParameters<typeof SyncSource>) => SyncSource;

/**
 * Our type of NocoBase's sync sources. A pull is a whole run, which writes by itself: NocoBase gets nothing to write, so that
 * nothing passes through its own writer. NocoBase makes one of these for each task.
 * @param Base NocoBase's class, which is there while its plugin is on
 */
export function directorySyncSource(Base: SyncSourceClass, runs: DirectoryRuns) {
  return class WeComDirectorySource extends Base {
    private run: BegunRun | undefined;
    private end: RunEnd = { state: 'interrupted' };

    /** Refuses before there is a task: what NocoBase has begun it never ends. */
    override newTask() {
      return this.claiming(() => super.newTask());
    }

    override retryTask(taskId: number) {
      return this.claiming(() => super.retryTask(taskId));
    }

    override async pull() {
      const { run } = this;
      if (run) {
        this.end = await runs.carryOut(run, () => readSavedSource(runs.app, run.source));
      }
      return [];
    }

    /** NocoBase waits for nobody here, and an error of it would be nobody's: it would end the process. */
    override async endTask(params: Parameters<SyncSource['endTask']>[0]) {
      const success = this.end.state === 'succeeded';
      const message = taskMessage(this.end, (key, values) => this.request.t(key, values));
      try {
        await super.endTask({ ...params, success, message });
      } catch (error) {
        // As when this run was taken over, and its task ended with it.
        runs.app.log.warn('A task could not be ended', { method: 'WeCom directory', error: kindOfError(error) });
      }
    }

    private get request(): RequestContext {
      return this.ctx as unknown as RequestContext;
    }

    private async claiming<Task>(makeTask: () => Promise<Task>): Promise<Task> {
      const { id, name } = this.instance.get() as { id: StoredId; name: string };
      const { options } = await readSavedSource(runs.app, name);
      if (options.leavers === 'close' && !mayManageUsers(this.request)) {
        throw new CodedError('wecom_directory_users_only');
      }
      const run = await runs.begin(name);
      try {
        const { request } = this;
        await failLeftOverTasks(runs.app.db, Number(id), (key, values) => request.t(key, values));
        const task = await makeTask();
        this.run = run;
        return task;
      } catch (error) {
        await runs.giveUp(run);
        throw error;
      }
    }
  };
}
