import { type Simulator, startSimulator } from '../../packages/simulator/src/index';
import { TRIMMED_HOST } from '../../host/hosts';
import { type Host, startHost } from '../../host/start-host';
import { signInAsRoot } from '../../tests/world/nocobase/api-client';
import { PLUGIN_NAME } from '../../tools/paths';
import type { DemoFlags } from './parse-flags';
import { seedDemo } from './seed-demo';

/** The plugin, and the one by which NocoBase finds the parts of a page. */
const PLUGINS = [PLUGIN_NAME, '@nocobase/plugin-collection-tree'];

/** A NocoBase with data, and the simulated WeCom that it talks to. */
export interface Demo {
  host: Host;
  simulator: Simulator;
  stop(): Promise<void>;
}

/** What the app sees of the company beside the members who are named one by one: a tree, so that there is a directory. */
const SEEN_DEPARTMENTS = [2, 3];

/**
 * Starts the demo, with the plugin as it is installed in the trimmed host.
 *
 * @param storage where NocoBase keeps its data
 */
export async function startDemo(flags: Omit<DemoFlags, 'reset'>, storage: string): Promise<Demo> {
  const { port, simulatorPort, clientPort, language } = flags;
  const appOrigin = `http://localhost:${port}`;
  const simulator = await startSimulator({ port: simulatorPort, clientPort, host: 'localhost', appOrigin });
  simulator.control.updateApp({ visibleDepartmentIds: SEEN_DEPARTMENTS });
  try {
    const env = { APPEND_PRESET_BUILT_IN_PLUGINS: PLUGINS.join() };
    const host = await startHost({ hostDir: TRIMMED_HOST, port, storage, env });
    const stop = async () => {
      await host.stop();
      await simulator.stop();
    };
    try {
      await seedDemo(await signInAsRoot(host.url), simulator, host.url, language);
    } catch (error) {
      await host.stop();
      throw error;
    }
    return { host, simulator, stop };
  } catch (error) {
    await simulator.stop();
    throw error;
  }
}
