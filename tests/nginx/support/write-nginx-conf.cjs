'use strict';

// Runs NocoBase's command `create-nginx-conf` for the environment of this process, in the current folder, which holds
// node_modules: `node --preserve-symlinks write-nginx-conf.cjs`. It writes nocobase.conf into STORAGE_PATH.

const { createRequire } = require('node:module');
const path = require('node:path');

const hostRequire = createRequire(path.join(process.cwd(), 'package.json'));

hostRequire('@nocobase/cli-v1/src/util').initEnv();
// The command line itself would load all other commands too, which want packages of NocoBase's repository.
hostRequire('@nocobase/cli-v1/src/commands/create-nginx-conf')({ command: () => ({ action: (run) => run() }) });
