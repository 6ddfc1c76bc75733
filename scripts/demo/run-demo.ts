import fs from 'node:fs';
import path from 'node:path';
import { ensureHost } from '../../host/ensure-host';
import { TRIMMED_HOST } from '../../host/hosts';
import { installPlugin } from '../../host/install-plugin';
import type { Host } from '../../host/start-host';
import { buildPlugin } from '../../packages/plugin/build/build-plugin';
import { PLUGIN_NAME, ROOT } from '../../tools/paths';
import { requirePort } from '../../tools/ports';
import { guide } from './guide';
import type { DemoFlags } from './parse-flags';
import { playPanelHost } from './play-panel-host';
import { startDemo } from './start-demo';

const STORAGE = path.join(ROOT, '.demo');

/** Runs the demo until Ctrl-C. */
export async function runDemo(flags: DemoFlags): Promise<void> {
  await requirePort(flags.port, '--port');
  await requirePort(flags.simulatorPort, '--simulator-port');
  await requirePort(flags.clientPort, '--client-port');
  await ensureHost(TRIMMED_HOST);
  await step('Building the plugin', () => installDemoPlugin(flags.simulatorPort));
  if (flags.reset) {
    fs.rmSync(STORAGE, { recursive: true, force: true });
  }
  const demo = await step('Starting NocoBase', () => startDemo(flags, STORAGE));
  try {
    console.log(guide(demo.host.url, demo.simulator, flags.language));
    await untilStopped(demo.host);
  } finally {
    await demo.stop();
  }
}

async function installDemoPlugin(simulatorPort: number): Promise<void> {
  await buildPlugin();
  installPlugin(TRIMMED_HOST);
  playPanelHost(path.join(TRIMMED_HOST, 'node_modules', PLUGIN_NAME), `http://localhost:${simulatorPort}`);
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
