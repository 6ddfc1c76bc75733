import { buildPlugin } from '../../../packages/plugin/build/build-plugin';
import { ensureHost } from '../../../host/ensure-host';
import { TRIMMED_HOST } from '../../../host/hosts';
import { installPlugin } from '../../../host/install-plugin';

/** Runs once before all browser tests. */
export default async function prepare(): Promise<void> {
  await ensureHost(TRIMMED_HOST);
  await buildPlugin();
  installPlugin(TRIMMED_HOST);
}
