import type { Database } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { waitingOutContention } from '../../nocobase/contention';
import { findSources, type SourceRow } from './find-sources';
import { findUnderWay, isStale } from './run-rows';
import { taskMessage, type Translate } from './task-message';

/** Of NocoBase's tasks: not ended. */
const OPEN = ['init', 'processing'];

/**
 * Ends the tasks whose process has ended before them: NocoBase would show them as under way for ever, and offer no retry.
 * To be called while no run of the source is under way, or with the one that has just been claimed.
 */
export async function failLeftOverTasks(db: Database, sourceId: number, translate: Translate): Promise<void> {
  const values = { status: 'failed', message: taskMessage({ state: 'interrupted' }, translate) };
  await waitingOutContention(() =>
    db.getModel('userDataSyncTasks').update(values, { where: { sourceId, status: OPEN } }),
  );
}

/** The same for all sources of ours, as the application starts. What another node is at stays as it is. */
export async function failAllLeftOverTasks({ db, i18n }: Application, now: Date): Promise<void> {
  const translate: Translate = (key, values) => i18n.t(key, values);
  for (const source of await findSources(db)) {
    if (!(await isUnderWay(db, source, now))) {
      await failLeftOverTasks(db, source.id, translate);
    }
  }
}

async function isUnderWay(db: Database, { name }: SourceRow, now: Date): Promise<boolean> {
  const run = await findUnderWay(db, name);
  return run !== undefined && !isStale(run, now);
}
