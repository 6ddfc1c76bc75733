import { useCallback, useEffect, useRef, useState } from 'react';
import type { CurrentRun, ListedRun } from '../../shared/directory';
import type { Failure } from '../../shared/sign-in';
import type { Client } from '../client';
import type { Reply } from '../read-reply';
import { fetchCurrentRun } from './directory-api';
import { type RunWatch, watchRun } from './watch-run';

export interface CurrentRunState {
  /** Undefined while it is not known, null when there was none. */
  run: ListedRun | null | undefined;
  error: Failure | undefined;
  refresh: () => Promise<void>;
}

/** The run of a source that is under way, followed while somebody looks; or else the last one. */
export function useCurrentRun(client: Client, source: string): CurrentRunState {
  const [reply, setReply] = useState<Reply<CurrentRun>>();
  const watch = useRef<RunWatch | undefined>(undefined);
  useEffect(() => {
    const started = watchRun({ ask: () => fetchCurrentRun(client, source), onReply: setReply, page: document });
    watch.current = started;
    void started.refresh();
    return () => started.stop();
  }, [client, source]);
  const refresh = useCallback(async () => watch.current?.refresh(), []);
  return { run: reply?.data?.run, error: reply?.error, refresh };
}
