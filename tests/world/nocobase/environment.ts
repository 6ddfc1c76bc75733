import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TRIMMED_HOST } from '../../../host/hosts';

/** NocoBase's first user, which the installation creates from the environment. */
export const ROOT_USER = { email: 'admin@nocobase.com', password: 'admin123' };

/**
 * Sets the environment variables that NocoBase reads when its modules are loaded and when it starts.
 *
 * @param appPublicPath path under which the application is served, with slashes at both ends
 * @returns a new storage folder, and a function that removes it
 */
export function prepareEnvironment(appPublicPath: string): { storage: string; removeStorage: () => void } {
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-'));
  // NocoBase resolves plugins in another way when it believes that its own test suite runs.
  delete process.env['VITEST'];
  Object.assign(process.env, {
    APP_ENV: 'production',
    APP_KEY: 'integration-tests',
    // The nodes of a cluster have one key, and each NocoBase here has a storage of its own.
    APP_AES_SECRET_KEY: 'a1'.repeat(32),
    APP_PUBLIC_PATH: appPublicPath,
    API_BASE_PATH: `${appPublicPath}api/`,
    WS_PATH: `${appPublicPath}ws`,
    PLUGIN_STATICS_PATH: `${appPublicPath}static/plugins/`,
    CDN_BASE_URL: '',
    STORAGE_PATH: storage,
    PLUGIN_STORAGE_PATH: path.join(storage, 'plugins'),
    LOCAL_STORAGE_DEST: path.join(storage, 'uploads'),
    SOCKET_PATH: path.join(storage, 'gateway.sock'),
    NODE_MODULES_PATH: path.join(TRIMMED_HOST, 'node_modules'),
    // Not the host's own: the plugin writes to the folder of the pages.
    APP_PACKAGE_ROOT: storage,
    PLUGIN_PACKAGE_PREFIX: '@nocobase/plugin-,@nocobase/plugin-sample-,@nocobase/preset-',
    DB_UNDERSCORED: 'false',
    DB_TIMEZONE: '+00:00',
    TZ: 'UTC',
    INIT_ROOT_EMAIL: ROOT_USER.email,
    INIT_ROOT_PASSWORD: ROOT_USER.password,
    INIT_ROOT_NICKNAME: 'Admin',
    INIT_ROOT_USERNAME: 'nocobase',
    LOGGER_TRANSPORT: 'file',
    LOGGER_LEVEL: 'info',
    LOGGER_BASE_PATH: path.join(storage, 'logs'),
  });
  return { storage, removeStorage: () => fs.rmSync(storage, { recursive: true, force: true }) };
}
