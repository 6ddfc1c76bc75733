import { useEffect, useRef, useState } from 'react';
import { CHECK_IDS, type CheckId, type CheckResult, type SetupRequest } from '../../setup';
import type { Client } from '../client';
import { runCheck } from './setup-requests';

/** How far a check is: `null` stands for a server that did not answer. */
export type CheckProgress = CheckResult | 'running' | null;

/** The checks that were started, in their order. */
export type TestProgress = Partial<Record<CheckId, CheckProgress>>;

/**
 * Runs the checks of a test connection one after the other.
 * @returns what has come out so far, and how to start: with all checks, or with some of them again
 */
export function useConnectionTest(client: Client) {
  const [progress, setProgress] = useState<TestProgress>({});
  // A test that was started later, or a closed form, ends the one before.
  const latest = useRef(0);
  useEffect(() => () => void latest.current++, []);

  const start = async (request: SetupRequest, checks: readonly CheckId[] = CHECK_IDS) => {
    const number = ++latest.current;
    const note = (check: CheckId, result: CheckProgress) => setProgress((before) => ({ ...before, [check]: result }));
    if (checks === CHECK_IDS) setProgress({});
    for (const check of checks) {
      if (number !== latest.current) return;
      note(check, 'running');
      const result = await runCheck(client, { ...request, check }).catch(() => null);
      if (number === latest.current) note(check, result);
    }
  };
  return { progress, isRunning: Object.values(progress).includes('running'), start };
}
