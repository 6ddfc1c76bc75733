import { useEffect, useState } from 'react';
import type { ListedRun } from '../../shared/directory';
import type { Client } from '../client';
import { fetchRuns } from './directory-api';

/** Among so many of the last runs there is one that came so far as to find something, or there is nothing to show. */
const RUNS_LOOKED_AT = 50;

/**
 * The last run of a source that has findings: those of one that failed or was cancelled are the ones of the run before.
 * @param current the run that is under way, or the last one
 */
export function useRunWithFindings(
  client: Client,
  source: string,
  current: ListedRun | null | undefined,
): ListedRun | undefined {
  const [found, setFound] = useState<ListedRun>();
  const { id, state } = current ?? {};
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      const { data = [] } = await fetchRuns(client, source, { page: 1, pageSize: RUNS_LOOKED_AT });
      if (isCurrent) {
        setFound(data.find(({ counts }) => counts !== undefined));
      }
    };
    if (id !== undefined) {
      void look();
    }
    return () => {
      isCurrent = false;
    };
  }, [client, source, id, state]);
  return found;
}
