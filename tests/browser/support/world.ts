import { type Simulator, startSimulator } from '../../../packages/simulator/src/index';
import { type ApiClient, signInAsRoot } from '../../world/nocobase/api-client';
import { seed } from '../../world/seed';
import { keptNocoBase, startNocoBase } from './nocobase';
import { SeededUsers } from './seeded-users';

/** A real NocoBase with the plugin, and the simulated WeCom that it talks to. */
export interface World {
  /** Origin of NocoBase, `http://localhost:PORT`. */
  url: string;
  simulator: Simulator;
  /** NocoBase's API as the root user. */
  api: ApiClient;
  /** Back to the demo's data: its users and its authenticator only, nobody linked, no ownership file, the simulator as at its start. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a world on free ports, with its data in a temporary folder.
 *
 * @param title of the authenticator; empty for the plugin's own text on the button
 * @param origin what WeCom and the settings hold for NocoBase's address; NocoBase's own unless given
 */
export async function startWorld(title: string, origin?: string): Promise<World> {
  const nocobase = keptNocoBase() ?? (await startNocoBase());
  const appOrigin = origin ?? nocobase.url;
  const simulator = await startSimulator({ host: 'localhost', appOrigin });
  const api = await signInAsRoot(nocobase.url);
  const users = new SeededUsers(api);
  return {
    url: nocobase.url,
    simulator,
    api,
    reset: async () => {
      simulator.control.reset();
      await users.removeOthers();
      await removeAuthenticators(api);
      await removeOwnershipFiles(api);
      await seed(api, simulator, appOrigin, { title });
      await users.note();
    },
    stop: async () => {
      // Their copies are in the folder of NocoBase, not in that of the data.
      await removeOwnershipFiles(api);
      await nocobase.stop();
      await simulator.stop();
    },
  };
}

/** All of type wecom, also those that a test has added. */
async function removeAuthenticators(api: ApiClient): Promise<void> {
  const rows = await api.call<{ id: number }[]>('authenticators:list', { filter: { authType: 'wecom' } });
  for (const { id } of rows) {
    await api.call('authenticators:destroy', { filterByTk: id }, {});
  }
}

async function removeOwnershipFiles(api: ApiClient): Promise<void> {
  const files = await api.call<{ name: string }[]>('wecom:listOwnershipFiles');
  for (const { name } of files) {
    await api.call('wecom:removeOwnershipFile', {}, { name });
  }
}
