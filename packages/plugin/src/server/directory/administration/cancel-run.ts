import { changing } from '../../action';
import type { DirectoryRuns } from '../run/directory-runs';
import { sourceName } from './requests';

/** `POST wecom:cancelRun { source }`: ends the run that is under way, on whatever server. What it has written stays. */
export const cancelRun = (runs: DirectoryRuns) =>
  changing(sourceName, async (_ctx, { source }) => ({ isCancelled: await runs.cancel(source) }));
