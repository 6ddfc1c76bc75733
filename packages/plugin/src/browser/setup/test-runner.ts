import { CHECK_IDS, type CheckId, type CheckRequest, type CheckResult, type SetupRequest } from '../../shared/setup';

/** How far a check is: `null` stands for a server that did not answer. */
export type CheckProgress = CheckResult | 'running' | null;

/** The checks that were started, in their order. */
export type TestProgress = Partial<Record<CheckId, CheckProgress>>;

/** Runs the checks of a test connection. */
export interface TestRunner {
  /** All checks, one after the other; ends a test that is still running. */
  runAll: (request: SetupRequest) => Promise<void>;
  /** One check again, beside a test that is still running. */
  repeat: (request: SetupRequest, check: CheckId) => Promise<void>;
  /** Nothing is shown any more. */
  stop: () => void;
}

/**
 * @param runCheck asks the server
 * @param show is told what has come out so far, each time that something has
 */
export function createTestRunner(
  runCheck: (request: CheckRequest) => Promise<CheckResult>,
  show: (progress: TestProgress) => void,
): TestRunner {
  let progress: TestProgress = {};
  // The question of each check whose answer counts: a later one may be answered first.
  let questions: Partial<Record<CheckId, symbol>> = {};
  const note = (check: CheckId, result: CheckProgress) => {
    progress = { ...progress, [check]: result };
    show(progress);
  };
  const forget = () => {
    progress = {};
    questions = {};
  };

  const repeat = async (request: SetupRequest, check: CheckId) => {
    const question = (questions[check] = Symbol(check));
    note(check, 'running');
    const result = await runCheck({ ...request, check }).catch(() => null);
    if (questions[check] === question) {
      note(check, result);
    }
  };

  const runAll = async (request: SetupRequest) => {
    forget();
    const ours = questions;
    for (const check of CHECK_IDS) {
      await repeat(request, check);
      // Another test has begun, or the form was closed.
      if (questions !== ours) {
        return;
      }
    }
  };
  return { runAll, repeat, stop: forget };
}
