import type { ListedRun, RunProgress } from '../../../shared/directory';
import { restTime } from './rest-time';
import { isStale, type Run } from './run-rows';

/** A run as the pages are told it. One whose process has ended counts as interrupted, though nobody has said so yet. */
export function showRun(run: Run, now: Date): ListedRun {
  const { id, startedAt, endedAt, counts, doubt, failure } = run;
  const isUnderWay = run.state === 'running' && !isStale(run, now);
  return {
    id,
    state: run.state === 'running' && !isUnderWay ? 'interrupted' : run.state,
    startedAt: startedAt.toISOString(),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(isUnderWay && { progress: progressOf(run, now) }),
    isCancelRequested: run.cancelRequestedAt !== null,
    ...(counts && { counts }),
    ...(doubt && { doubt }),
    ...(failure && { failure }),
  };
}

function progressOf({ step, done, total, stepStartedAt, waitsUntil }: Run, now: Date): RunProgress {
  const restMs = restTime({ done, total, sinceMs: now.getTime() - stepStartedAt.getTime() });
  return {
    step,
    done,
    total,
    ...(restMs !== undefined && { restMs }),
    ...(waitsUntil && { waitsUntil: waitsUntil.toISOString() }),
  };
}
