import { useEffect, useMemo, useRef, useState } from 'react';
import type { SetupRequest } from '../../shared/setup';
import type { Client } from '../client';
import { runCheck } from './setup-requests';
import { createTestRunner, type TestProgress } from './test-runner';

/**
 * The test connection of one form.
 *
 * @param request what the form holds at the moment
 * @returns what has come out so far, whether the form has changed since, and how to start: all checks, or one of them again
 */
export function useConnectionTest(client: Client, request: SetupRequest) {
  const [progress, setProgress] = useState<TestProgress>({});
  const runner = useMemo(() => createTestRunner((question) => runCheck(client, question), setProgress), [client]);
  useEffect(() => () => runner.stop(), [runner]);

  const { isOutdated, noteTest } = useOutdated(request);
  return {
    progress,
    isRunning: Object.values(progress).includes('running'),
    isOutdated,
    start: () => {
      noteTest();
      return runner.runAll(request);
    },
    repeat: runner.repeat,
  };
}

/** Whether the form has changed since it was tested. Changed back it has, too: only another test says what holds now. */
function useOutdated(request: SetupRequest) {
  const [isOutdated, setOutdated] = useState(false);
  const tested = useRef<string | undefined>(undefined);
  const current = JSON.stringify(request);
  useEffect(() => {
    if (tested.current !== undefined && tested.current !== current) {
      setOutdated(true);
    }
  }, [current]);
  return {
    isOutdated,
    noteTest: () => {
      tested.current = current;
      setOutdated(false);
    },
  };
}
