import type { CurrentRun } from '../../../shared/directory';
import { reading } from '../../action';
import { isAuthenticatorName as isName } from '../../authenticators/authenticator-name';
import type { DirectoryRuns } from '../run/directory-runs';
import { findLastRun } from '../run/run-rows';
import { showRun } from '../run/show-run';

/** `GET wecom:currentRun?source`: the run that is under way, or else the last one. */
export const currentRun = ({ clock }: DirectoryRuns) =>
  reading(async ({ db, action }): Promise<CurrentRun> => {
    const { source } = action.params;
    const run = isName(source) ? await findLastRun(db, source) : undefined;
    return { run: run ? showRun(run, clock.now()) : null };
  });
