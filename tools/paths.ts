import path from 'node:path';

/** The repository's root folder. */
export const ROOT = path.resolve(import.meta.dirname, '..');

/** The plugin's package folder. */
export const PLUGIN_DIR = path.join(ROOT, 'packages/plugin');

/** Where `npm run pack` leaves the installable plugin. */
export const PACKED_DIR = path.join(ROOT, 'dist-packages');

/** The plugin's package name, which NocoBase also uses as module id and i18n namespace. */
export const PLUGIN_NAME = 'nocobase-plugin-auth-wecom';
