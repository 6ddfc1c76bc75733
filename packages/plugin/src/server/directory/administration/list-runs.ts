import { reading } from '../../action';
import { isAuthenticatorName as isName } from '../../authenticators/authenticator-name';
import { readPageQuery } from '../../nocobase/page-query';
import type { DirectoryRuns } from '../run/directory-runs';
import { findRunPage } from '../run/run-rows';
import { showRun } from '../run/show-run';

/** `GET wecom:listRuns?source&page&pageSize`: the runs of a source, the latest first. */
export const listRuns = ({ clock }: DirectoryRuns) =>
  reading(async ({ db, action }) => {
    const { source } = action.params;
    const { limit, offset } = readPageQuery(action.params);
    const { runs, count } = isName(source) ? await findRunPage(db, source, { limit, offset }) : { runs: [], count: 0 };
    return { rows: runs.map((run) => showRun(run, clock.now())), count };
  });
