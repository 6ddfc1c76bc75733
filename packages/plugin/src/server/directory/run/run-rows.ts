import type { Database, Model, Transaction } from '@nocobase/database';
import type { RunCounts, RunFailure, RunState, RunStep } from '../../../shared/directory';
import { CodedError } from '../../errors';
import { isUniqueViolation, waitingOutContention } from '../../nocobase/contention';

/** A run whose heart has not beaten for so long, in milliseconds, is over: its process has ended. */
export const STALE_MS = 60_000;
/** Looks at a race for the claim; who still has none then has met somebody who has. */
const LOOKS = 3;

type InTransaction = Transaction | null;

/** A run, as it is stored. Nothing but this file reads or writes the rows. */
export interface Run extends Progress {
  id: number;
  source: string;
  /** The source while it is under way. */
  claim: string | null;
  state: RunState;
  startedAt: Date;
  heartbeatAt: Date;
  cancelRequestedAt: Date | null;
  endedAt: Date | null;
  counts: RunCounts | null;
  doubt: string | null;
  failure: RunFailure | null;
}

/** Where a run is; what other nodes and the pages see of it. */
export interface Progress {
  step: RunStep;
  done: number;
  total: number;
  stepStartedAt: Date;
  waitsUntil: Date | null;
}

/**
 * Begins a run: one is under way at a time, on all nodes. One whose process has ended is taken over.
 * @returns the id of the run
 * @throws CodedError wecom_directory_running
 */
export async function claimRun(db: Database, source: string, node: string, now: Date): Promise<number> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const holder = await findUnderWay(db, source);
    if (holder && !isStale(holder, now)) {
      break;
    }
    if (holder) {
      await endStale(db, holder, now);
    }
    const id = await insertRun(db, source, node, now);
    if (id !== undefined) {
      return id;
    }
  }
  throw new CodedError('wecom_directory_running');
}

/** Whether the process of a run that is under way has ended, as far as can be told. */
export function isStale({ heartbeatAt }: Pick<Run, 'heartbeatAt'>, now: Date): boolean {
  return now.getTime() - heartbeatAt.getTime() > STALE_MS;
}

/** @returns undefined when somebody else was quicker: the unique index decides */
async function insertRun(db: Database, source: string, node: string, now: Date): Promise<number | undefined> {
  const times = { startedAt: now, stepStartedAt: now, heartbeatAt: now };
  const values = { source, claim: source, node, state: 'running', step: 'departments', done: 0, total: 1, ...times };
  try {
    const model = await waitingOutContention(() => runsOf(db).create({ values }) as Promise<Model>);
    return Number(model.get('id'));
  } catch (error) {
    if (isUniqueViolation(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Only with the heartbeat that was seen: a process that was only slow keeps its run. */
async function endStale(db: Database, { id, source, heartbeatAt }: Run, now: Date): Promise<void> {
  const state = 'interrupted';
  await update(db, { claim: null, state, endedAt: now, waitsUntil: null }, { id, claim: source, heartbeatAt });
}

/**
 * Tells the others that a run goes on, and where it is.
 * @returns `lost` when another process has taken it over
 */
export async function beat(
  db: Database,
  { id, source }: Pick<Run, 'id' | 'source'>,
  progress: Progress,
  now: Date,
): Promise<'goes-on' | 'cancelled' | 'lost'> {
  const isMine = await update(db, { ...progress, heartbeatAt: now }, { id, claim: source, cancelRequestedAt: null });
  if (isMine) {
    return 'goes-on';
  }
  return (await findUnderWay(db, source))?.id === id ? 'cancelled' : 'lost';
}

/** What a run has come to. */
export interface RunEnd {
  state: Exclude<RunState, 'running'>;
  counts?: RunCounts | undefined;
  doubt?: string | undefined;
  failure?: RunFailure | undefined;
}

/** Ends a run. Changes nothing when another process has taken it over. */
export async function endRun(
  db: Database,
  { id, source }: Pick<Run, 'id' | 'source'>,
  { state, counts, doubt, failure }: RunEnd,
  now: Date,
): Promise<void> {
  const what = { counts: counts ?? null, doubt: doubt ?? null, failure: failure ?? null };
  await update(db, { claim: null, state, endedAt: now, waitsUntil: null, ...what }, { id, claim: source });
}

/** Asks for the end of the run that is under way. @returns its id; undefined when there is none */
export async function requestCancel(db: Database, source: string, now: Date): Promise<number | undefined> {
  const run = await findUnderWay(db, source);
  if (run) {
    await update(db, { cancelRequestedAt: now }, { id: run.id, claim: source });
  }
  return run?.id;
}

export function findUnderWay(db: Database, source: string): Promise<Run | undefined> {
  return findRun(db, { claim: source });
}

/** The run that was begun last. */
export function findLastRun(db: Database, source: string): Promise<Run | undefined> {
  return findRun(db, { source });
}

/** The last run that has findings. */
export function findLastWithFindings(db: Database, source: string): Promise<Run | undefined> {
  return findRun(db, { source, state: ['succeeded', 'incomplete'] satisfies RunState[] });
}

type Which = { claim: string } | { source: string; state?: RunState[] };

async function findRun(db: Database, filter: Which): Promise<Run | undefined> {
  const model = (await runsOf(db).findOne({ filter, sort: ['-id'] })) as Model | null;
  return model ? toRun(model) : undefined;
}

/** One page of the runs of a source, the latest first, and how many there are. */
export async function findRunPage(
  db: Database,
  source: string,
  page: { limit: number; offset: number; transaction?: InTransaction },
): Promise<{ runs: Run[]; count: number }> {
  const asked = { filter: { source }, sort: ['-id'], ...page };
  const [models, count]: [Model[], number] = await runsOf(db).findAndCount(asked);
  return { runs: models.map(toRun), count };
}

/** Removes runs. @param ids none removes nothing */
export async function removeRuns(db: Database, ids: readonly number[], transaction: InTransaction): Promise<void> {
  if (ids.length > 0) {
    await db.getModel('wecomDirectoryRuns').destroy({ where: { id: [...ids] }, transaction });
  }
}

/** Whether exactly the row that was meant was there to be changed. */
async function update(db: Database, values: Partial<Run>, where: object): Promise<boolean> {
  const [updated] = await waitingOutContention(() =>
    db.getModel('wecomDirectoryRuns').update(values, { where: { ...where } }),
  );
  return updated > 0;
}

function runsOf(db: Database) {
  return db.getRepository('wecomDirectoryRuns');
}

function toRun(model: Model): Run {
  const run = model.get() as Run;
  // Some databases give big integers as text.
  return { ...run, id: Number(model.get('id')) };
}
