import { buildPlugin } from '../../scripts/build/build-plugin';
import { ensureHost } from '../../scripts/host/ensure-host';
import { TRIMMED_HOST } from '../../scripts/host/hosts';
import { installPlugin } from '../../scripts/host/install-plugin';

/** Runs once before all browser tests. */
export default async function prepare(): Promise<void> {
  await ensureHost(TRIMMED_HOST);
  await buildPlugin();
  installPlugin(TRIMMED_HOST);
}
