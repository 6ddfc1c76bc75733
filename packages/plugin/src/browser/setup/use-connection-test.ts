import { useEffect, useMemo, useState } from 'react';
import type { Client } from '../client';
import { runCheck } from './setup-requests';
import { createTestRunner, type TestProgress } from './test-runner';

/**
 * The test connection of one form.
 * @returns what has come out so far, and how to start: all checks, or one of them again
 */
export function useConnectionTest(client: Client) {
  const [progress, setProgress] = useState<TestProgress>({});
  const runner = useMemo(() => createTestRunner((request) => runCheck(client, request), setProgress), [client]);
  useEffect(() => () => runner.stop(), [runner]);

  return {
    progress,
    isRunning: Object.values(progress).includes('running'),
    start: runner.runAll,
    repeat: runner.repeat,
  };
}
