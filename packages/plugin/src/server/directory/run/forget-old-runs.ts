import type { Database, Transaction } from '@nocobase/database';
import { waitingOutContention } from '../../nocobase/contention';
import { removeFindings } from './finding-rows';
import { findRunPage, removeRuns, type Run } from './run-rows';

/** The latest runs of a source are kept with their findings, … */
const RUNS_KEPT = 20;
/** … unless they are older than this, in milliseconds. */
const KEPT_MS = 90 * 24 * 60 * 60_000;
/** Runs looked at; a run removes what the one before it left over, so there is never much. */
const LOOKED_AT = 1_000;

/** Tells the runs that are kept no longer. @param runs the latest first */
export function oldRuns<One extends Pick<Run, 'startedAt' | 'claim'>>(runs: readonly One[], now: Date): One[] {
  const isOld = ({ startedAt }: One, index: number) =>
    index >= RUNS_KEPT || now.getTime() - startedAt.getTime() > KEPT_MS;
  return runs.filter((run, index) => run.claim === null && isOld(run, index));
}

/** Removes the runs of a source that are kept no longer, with what they found. */
export async function forgetOldRuns(db: Database, source: string, now: Date): Promise<void> {
  const { runs } = await findRunPage(db, source, { limit: LOOKED_AT, offset: 0 });
  await waitingOutContention(() => removeThem(db, oldRuns(runs, now), null));
}

/** Removes the runs of a source that is deleted. */
export async function forgetRunsOf(db: Database, source: string, transaction: Transaction | null): Promise<void> {
  const { runs } = await findRunPage(db, source, { limit: LOOKED_AT, offset: 0, transaction });
  await removeThem(db, runs, transaction);
}

async function removeThem(db: Database, runs: readonly Run[], transaction: Transaction | null): Promise<void> {
  const ids = runs.map(({ id }) => id);
  // The findings first: a run without them is found again.
  await removeFindings(db, ids, transaction);
  await removeRuns(db, ids, transaction);
}
