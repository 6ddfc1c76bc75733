import fs from 'node:fs';
import path from 'node:path';
import { hostEnvironment } from '../../host/start-host';
import { PLUGIN_NAME } from '../../tools/paths';
import { runOrThrow } from '../../tools/run';
import type { App } from './app';

/** One way in which an administrator manages plugins. */
export interface Installer {
  name: string;
  add(app: App, packageFile: string): Promise<void>;
  enable(app: App): Promise<void>;
  disable(app: App): Promise<void>;
  remove(app: App): Promise<void>;
}

const byUpload: Installer = {
  name: 'by upload',
  add: async ({ api }, packageFile) => {
    const form = new FormData();
    form.append('file', new Blob([fs.readFileSync(packageFile)]), path.basename(packageFile));
    await api.call('pm:add', {}, form);
  },
  enable: ({ api }) => api.call('pm:enable', { filterByTk: PLUGIN_NAME, awaitResponse: true }, {}),
  disable: ({ api }) => api.call('pm:disable', { filterByTk: PLUGIN_NAME, awaitResponse: true }, {}),
  remove: ({ api }) => api.call('pm:remove', { filterByTk: PLUGIN_NAME, awaitResponse: true }, {}),
};

const byCommandLine: Installer = {
  name: 'by command line',
  add: (app, packageFile) => runCommand(app, 'add', packageFile),
  enable: (app) => runCommand(app, 'enable', PLUGIN_NAME),
  disable: (app) => runCommand(app, 'disable', PLUGIN_NAME),
  remove: (app) => runCommand(app, 'remove', PLUGIN_NAME),
};

export const INSTALLERS = [byUpload, byCommandLine];

async function runCommand(app: App, action: string, argument: string): Promise<void> {
  await runOrThrow(['node_modules/.bin/nocobase-v1', 'pm', action, argument], {
    cwd: app.dir,
    stdio: 'pipe',
    env: { ...process.env, ...hostEnvironment(app.dir, app.port, app.storage) },
  });
}
