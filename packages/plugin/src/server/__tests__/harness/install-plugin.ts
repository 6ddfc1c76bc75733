import { buildPlugin } from '../../../../../../scripts/build/build-plugin';
import { installPlugin } from '../../../../../../scripts/host/install-plugin';
import { TRIMMED_HOST } from '../../../../../../scripts/host/hosts';

/** Runs once before all integration tests: they load the plugin as NocoBase does, built and in node_modules. */
export default async function setup(): Promise<void> {
  await buildPlugin();
  installPlugin(TRIMMED_HOST);
}
