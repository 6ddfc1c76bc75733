import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Simulator, startSimulator } from '../../packages/simulator/src/index';
import { seed } from '../../tests/world/seed';
import { signInMember } from '../../tests/world/sign-in-member';
import { PLUGIN_NAME } from '../../tools/paths';
import type { Tally } from '../../tools/tally';
import { type App, startCleanApp } from './app';
import { assertHealthy } from './assert-healthy';
import type { Installer } from './installers';
import { NEWER_VERSION } from './pack-newer';

type Step = [name: string, action: () => Promise<unknown>];

/** Packages of the plugin: paths of the .tgz. */
interface Packages {
  current: string;
  newer: string;
}

/**
 * Takes the plugin through its life in a clean NocoBase. A step that fails ends it: the later ones build on it.
 *
 * @param hostDir where NocoBase is installed
 */
export async function runInstallTest(hostDir: string, installer: Installer, packages: Packages): Promise<Tally> {
  const app = await startCleanApp(hostDir, installer.name.replaceAll(' ', '-'));
  const simulator = await startSimulator({ host: 'localhost', appOrigin: app.url });
  try {
    return await runSteps(installer.name, lifeOfThePlugin(app, simulator, installer, packages), app);
  } finally {
    await simulator.stop();
    await app.stop();
  }
}

function lifeOfThePlugin(app: App, simulator: Simulator, installer: Installer, packages: Packages): Step[] {
  return [
    ['NocoBase runs without the plugin', async () => {}],
    ['the plugin is added', () => installer.add(app, packages.current)],
    ['NocoBase starts again with the plugin added', () => app.restart()],
    ['the plugin is enabled', () => installer.enable(app)],
    ['both clients are told to load the plugin', () => assertClientsLoad(app, true)],
    ['an authenticator is created', () => seed(app.api, simulator, app.url)],
    ['a member signs in', () => signInMember(`${app.url}/api/`, simulator, 'wangwu')],
    ['a newer version is added while the plugin is enabled', () => installer.add(app, packages.newer)],
    ['NocoBase starts again with the newer version', () => app.restart()],
    ['the newer version is there, enabled', () => assertNewer(app)],
    ['the member signs in with the newer version', () => signInMember(`${app.url}/api/`, simulator, 'wangwu')],
    ['the plugin is disabled', () => installer.disable(app)],
    ['no client is told to load the plugin', () => assertClientsLoad(app, false)],
    ['the plugin is enabled again', () => installer.enable(app)],
    ['the member signs in again', () => signInMember(`${app.url}/api/`, simulator, 'wangwu')],
    ['the plugin is disabled again', () => installer.disable(app)],
    ['the plugin is removed', () => installer.remove(app)],
    ['nothing of the plugin is left', () => assertRemoved(app)],
    ['NocoBase starts again without the plugin', () => app.restart()],
  ];
}

async function runSteps(title: string, steps: Step[], app: App): Promise<Tally> {
  let passed = 0;
  for (const [name, action] of steps) {
    const startedAt = performance.now();
    try {
      await action();
      await assertHealthy(app);
      passed += 1;
      console.log(`✓ ${title}: ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
    } catch (error) {
      console.log(`✗ ${title}: ${name}\n`, error);
      return { passed, failed: steps.length - passed };
    }
  }
  return { passed, failed: 0 };
}

async function assertClientsLoad({ url, api }: App, expected: boolean): Promise<void> {
  for (const action of ['pm:listEnabled', 'pm:listEnabledV2']) {
    const plugins = await api.call<{ packageName: string; url: string }[]>(action);
    const plugin = plugins.find(({ packageName }) => packageName === PLUGIN_NAME);
    assert.equal(plugin !== undefined, expected, `${action} ${expected ? 'lacks' : 'still has'} the plugin`);
    if (plugin) {
      assert.equal((await fetch(new URL(plugin.url, url))).status, 200, `${plugin.url} is not served`);
    }
  }
}

async function assertNewer({ api }: App): Promise<void> {
  const plugins = await api.call<{ packageName: string; version: string; enabled: boolean }[]>('pm:list');
  const { version, enabled } = plugins.find(({ packageName }) => packageName === PLUGIN_NAME) ?? {};
  assert.deepEqual({ version, enabled }, { version: NEWER_VERSION, enabled: true });
}

async function assertRemoved({ api, storage }: App): Promise<void> {
  const plugins = await api.call<{ packageName: string }[]>('pm:list');
  assert.ok(
    !plugins.some(({ packageName }) => packageName === PLUGIN_NAME),
    'the plugin manager still lists the plugin',
  );
  assert.ok(!fs.existsSync(path.join(storage, 'plugins', PLUGIN_NAME)), 'the files of the plugin are still there');
}
