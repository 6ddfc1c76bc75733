import { type Simulator, startSimulator } from '../../packages/simulator/src/index';
import { type NocoBase, type NocoBaseOptions, startNocoBase } from './nocobase/start-nocobase';
import { ORIGIN } from './sign-in';

/** A NocoBase with the authenticator `wecom`, and the simulator it talks to. */
export interface World {
  nocobase: NocoBase;
  simulator: Simulator;
  /** Stops both, and with them the NocoBase that a test put in the place of the first. */
  stop(): Promise<void>;
}

/** The options of an authenticator that works with the simulator. */
export function optionsFor(simulator: Simulator, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const { corpId, agentId, secret } = simulator.app;
  const hosts = { apiBaseUrl: simulator.url, authorizeBaseUrl: simulator.url, loginBaseUrl: simulator.url };
  return { corpId, agentId, secret, origin: ORIGIN, ...hosts, ...changes };
}

/**
 * Starts both.
 * @param options changes of the authenticator's options
 */
export async function startWorld(options: Record<string, unknown> = {}, host: NocoBaseOptions = {}): Promise<World> {
  const simulator = await startSimulator({ appOrigin: ORIGIN });
  const nocobase = await startNocoBase(host);
  await nocobase.createAuthenticator({ name: 'wecom', title: 'WeCom', options: optionsFor(simulator, options) });
  const world: World = {
    nocobase,
    simulator,
    async stop() {
      await this.nocobase.stop();
      await simulator.stop();
    },
  };
  return world;
}
