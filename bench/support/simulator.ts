import path from 'node:path';
import type { Simulator } from '../../packages/simulator/src/index';
import { startWorker } from './worker';

/** How often each call of the server API came, by its name below `/cgi-bin/`. */
export type Calls = Record<string, number>;

/** The simulated WeCom as a process of its own. */
export interface SimulatorProcess extends Pick<Simulator, 'url' | 'app'> {
  /** The calls of the server API since the last time. */
  takeCalls(): Promise<Calls>;
  /** Lets every call of the server API take so many milliseconds longer, or those of one path. */
  delayCalls(ms: number, path?: string): Promise<void>;
  stop(): Promise<void>;
}

/** @param appOrigin where NocoBase is going to listen */
export async function startSimulatorProcess(appOrigin: string, newcomerCount: number): Promise<SimulatorProcess> {
  const file = path.join(import.meta.dirname, 'simulator-process.ts');
  const worker = await startWorker<Pick<Simulator, 'url' | 'app'>>(file, [appOrigin, String(newcomerCount)]);
  const { url, app } = worker.firstMessage;
  return {
    url,
    app,
    takeCalls: () => worker.ask('take-calls'),
    delayCalls: (ms, name = '') => delayCalls(url, ms, name),
    stop: () => worker.stop(),
  };
}

async function delayCalls(url: string, ms: number, name: string): Promise<void> {
  await control(url, 'faults', 'DELETE');
  // One fault for each call to come, more than any measurement makes.
  if (ms > 0) {
    await control(url, 'fail', 'POST', { path: `/cgi-bin/${name}`, times: 1_000_000, delayMs: ms });
  }
}

async function control(url: string, action: string, method: string, body?: object): Promise<void> {
  const response = await fetch(`${url}/__simulator/api/${action}`, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`The simulator answered ${response.status}: ${await response.text()}`);
  }
  await response.arrayBuffer();
}
