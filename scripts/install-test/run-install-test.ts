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

type Step = [name: string, action: () => Promise<unknown>];

/** Takes the plugin through its life in a clean NocoBase. A step that fails ends it: the later ones build on it. */
export async function runInstallTest(installer: Installer, packageFile: string): Promise<Tally> {
  const app = await startCleanApp(installer.name.replaceAll(' ', '-'));
  const simulator = await startSimulator({ host: 'localhost', appOrigin: app.url });
  try {
    return await runSteps(installer.name, lifeOfThePlugin(app, simulator, installer, packageFile), app);
  } finally {
    await simulator.stop();
    await app.stop();
  }
}

function lifeOfThePlugin(app: App, simulator: Simulator, installer: Installer, packageFile: string): Step[] {
  return [
    ['NocoBase runs without the plugin', async () => {}],
    ['the plugin is added', () => installer.add(app, packageFile)],
    ['NocoBase starts again with the plugin added', () => app.restart()],
    ['the plugin is enabled', () => installer.enable(app)],
    ['both clients are told to load the plugin', () => assertClientsLoad(app, true)],
    ['an authenticator is created', () => seed(app.api, simulator, app.url)],
    ['a member signs in', () => signInMember(`${app.url}/api/`, simulator, 'wangwu')],
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

async function assertRemoved({ api, storage }: App): Promise<void> {
  const plugins = await api.call<{ packageName: string }[]>('pm:list');
  assert.ok(
    !plugins.some(({ packageName }) => packageName === PLUGIN_NAME),
    'the plugin manager still lists the plugin',
  );
  assert.ok(!fs.existsSync(path.join(storage, 'plugins', PLUGIN_NAME)), 'the files of the plugin are still there');
}
