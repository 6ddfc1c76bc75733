'use strict';

// Starts NocoBase in the current folder, which holds its node_modules: `node --preserve-symlinks launch.cjs`.
// NocoBase's own command line would also load its whole set of commands, which wants files and packages of its own
// repository. The environment tells the rest (APP_PORT, DB_DIALECT, STORAGE_PATH, ...).

const { createRequire } = require('node:module');
const path = require('node:path');

// Started with an IPC channel, this process ends with its parent, however the parent ends.
process.once('disconnect', () => process.exit());
process.channel?.unref();

const hostRequire = createRequire(path.join(process.cwd(), 'package.json'));

// NocoBase reads its own command from the arguments. With --quickstart it installs or upgrades the database first.
process.argv = [process.argv[0], __filename, 'start', '--quickstart'];
const { initEnv, generateAppDir } = hostRequire('@nocobase/cli-v1/src/util');
initEnv();
generateAppDir();
hostRequire('@nocobase/app/lib/index.js');
