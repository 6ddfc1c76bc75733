import { ensureHost } from '../host/ensure-host';
import { FULL_HOST } from '../host/hosts';
import { packPlugin } from '../shared/pack-plugin';
import { type Tally, addTallies } from '../shared/tally';
import { INSTALLERS } from './installers';
import { runInstallTest } from './run-install-test';

/**
 * Packs the plugin and takes it through its life in a clean NocoBase, once for each way to manage plugins. They run side by
 * side: most of the time each waits for a NocoBase that starts, which keeps one processor busy.
 */
export async function runInstallTests(): Promise<Tally> {
  await ensureHost(FULL_HOST);
  const packageFile = await packPlugin();
  return addTallies(await Promise.all(INSTALLERS.map((installer) => runInstallTest(installer, packageFile))));
}
