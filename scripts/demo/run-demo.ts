import fs from 'node:fs';
import path from 'node:path';
import { type Simulator, startSimulator } from '../../packages/simulator/src/index';
import { buildPlugin } from '../../packages/plugin/build/build-plugin';
import { ensureHost } from '../../host/ensure-host';
import { TRIMMED_HOST } from '../../host/hosts';
import { installPlugin } from '../../host/install-plugin';
import { type Host, startHost } from '../../host/start-host';
import { signInAsRoot } from '../../tests/world/nocobase/api-client';
import { seed } from '../../tests/world/seed';
import { PLUGIN_NAME, ROOT } from '../../tools/paths';
import { requirePort } from '../../tools/ports';
import type { DemoFlags } from './parse-flags';
import { guide } from './guide';

const STORAGE = path.join(ROOT, '.demo');

/** Runs the demo until Ctrl-C. */
export async function runDemo(flags: DemoFlags): Promise<void> {
  await requirePort(flags.port, '--port');
  await requirePort(flags.simulatorPort, '--simulator-port');
  await requirePort(flags.clientPort, '--client-port');
  await ensureHost(TRIMMED_HOST);
  await step('Building the plugin', async () => {
    await buildPlugin();
    installPlugin(TRIMMED_HOST);
  });
  if (flags.reset) {
    fs.rmSync(STORAGE, { recursive: true, force: true });
  }
  const simulator = await startDemoSimulator(flags);
  try {
    const host = await step('Starting NocoBase', () => startDemoHost(flags.port));
    try {
      await seed(await signInAsRoot(host.url), simulator, host.url);
      console.log(guide(host, simulator));
      await untilStopped(host);
    } finally {
      await host.stop();
    }
  } finally {
    await simulator.stop();
  }
}

function startDemoSimulator({ port, simulatorPort, clientPort }: DemoFlags): Promise<Simulator> {
  const appOrigin = `http://localhost:${port}`;
  return startSimulator({ port: simulatorPort, clientPort, host: 'localhost', appOrigin });
}

function startDemoHost(port: number): Promise<Host> {
  const env = { APPEND_PRESET_BUILT_IN_PLUGINS: PLUGIN_NAME };
  return startHost({ hostDir: TRIMMED_HOST, port, storage: STORAGE, env });
}

async function step<T>(title: string, action: () => Promise<T>): Promise<T> {
  process.stdout.write(`${title} ... `);
  const startedAt = performance.now();
  const result = await action();
  console.log(`${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
}

/** Resolves at Ctrl-C; throws when NocoBase ends by itself. */
async function untilStopped(host: Host): Promise<void> {
  const interrupted = new Promise<true>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve(true));
    }
  });
  const stopped = await Promise.race([interrupted, host.ended]);
  if (!stopped) {
    throw new Error(`NocoBase has ended. Its log: ${path.join(STORAGE, 'nocobase.log')}`);
  }
  console.log('\nStopping ...');
}
