import { ensureHost } from '../../host/ensure-host';
import { FULL_HOST } from '../../host/hosts';
import { type Tally, addTallies } from '../../tools/tally';
import { INSTALLERS } from './installers';
import { runInstallTest } from './run-install-test';

/**
 * Takes a packed plugin through its life in a clean NocoBase, once for each way to manage plugins. They run side by side:
 * most of the time each waits for a NocoBase that starts, which keeps one processor busy.
 *
 * @param packageFile path of the .tgz
 */
export async function runInstallTests(packageFile: string): Promise<Tally> {
  await ensureHost(FULL_HOST);
  return addTallies(await Promise.all(INSTALLERS.map((installer) => runInstallTest(installer, packageFile))));
}
