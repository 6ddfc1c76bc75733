import { CHECK_IDS, type CheckId } from '../../shared/setup';
import type { TestProgress } from './test-runner';

/** A check with a place of its own in the list. */
export interface ShownCheck {
  check: CheckId;
  /** The checks that wait for it, since it failed; they have no place of their own. */
  waiting: CheckId[];
}

/** How many checks came out how; `waiting`: they wait for one that failed. */
export type TestResults = Record<'passed' | 'failed' | 'unknown' | 'waiting', number>;

/** The list of a test connection, in the order of the checks. */
export function shownChecks(progress: TestProgress): ShownCheck[] {
  const started = CHECK_IDS.filter((check) => check in progress);
  return started
    .filter((check) => !blockerIn(progress, check))
    .map((check) => ({ check, waiting: started.filter((other) => blockerIn(progress, other) === check) }));
}

/** Counts what has come out; a server that did not answer is a failure. */
export function countResults(progress: TestProgress): TestResults {
  const count = { passed: 0, failed: 0, unknown: 0, waiting: 0 };
  for (const check of CHECK_IDS) {
    const result = progress[check];
    if (check in progress && result !== 'running') {
      count[blockerIn(progress, check) ? 'waiting' : (result?.status ?? 'failed')]++;
    }
  }
  return count;
}

function blockerIn(progress: TestProgress, check: CheckId): CheckId | undefined {
  const blocker = resultIn(progress, check)?.waitsFor;
  return blocker && resultIn(progress, blocker)?.status === 'failed' ? blocker : undefined;
}

function resultIn(progress: TestProgress, check: CheckId) {
  const result = progress[check];
  return result === 'running' ? undefined : result;
}
