import type { Feature } from '../feature';
import { cancelRun } from './administration/cancel-run';
import { checkSource } from './administration/check-source';
import { chooseCreateUsers } from './administration/choose-create-users';
import { currentRun } from './administration/current-run';
import { decide } from './administration/decide';
import { listFindings } from './administration/list-findings-of-run';
import { listRuns } from './administration/list-runs';
import { previewSource } from './administration/preview-source';
import type { DirectoryRuns } from './run/directory-runs';

/** The directory: looked at, cancelled and decided on by whoever may manage sync sources. Runs are NocoBase's tasks. */
export function directory(runs: DirectoryRuns): Feature {
  return {
    syncAdministrators: {
      checkSource,
      previewSource: previewSource(runs),
      cancelRun: cancelRun(runs),
      currentRun: currentRun(runs),
      listRuns: listRuns(runs),
      listFindings,
      decide,
      chooseCreateUsers,
    },
  };
}
