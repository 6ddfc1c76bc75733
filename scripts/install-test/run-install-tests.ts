import { ensureHost } from '../../host/ensure-host';
import { FULL_HOST } from '../../host/hosts';
import { type Tally, addTallies } from '../../tools/tally';
import { installVersion } from './install-version';
import { INSTALLERS } from './installers';
import { packNewer } from './pack-newer';
import { runInstallTest } from './run-install-test';

/**
 * Takes a packed plugin through its life in a clean NocoBase, once for each way to manage plugins. They run side by side:
 * most of the time each waits for a NocoBase that starts, which keeps one processor busy.
 *
 * @param packageFile path of the .tgz
 * @param version of NocoBase, from npm; that of `host/full` unless given
 */
export async function runInstallTests(packageFile: string, version?: string): Promise<Tally> {
  const hostDir = await (version === undefined ? ensureFullHost() : installVersion(version));
  const packages = { current: packageFile, newer: await packNewer(packageFile) };
  return addTallies(await Promise.all(INSTALLERS.map((installer) => runInstallTest(hostDir, installer, packages))));
}

async function ensureFullHost(): Promise<string> {
  await ensureHost(FULL_HOST);
  return FULL_HOST;
}
