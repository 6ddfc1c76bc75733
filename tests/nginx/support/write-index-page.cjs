'use strict';

// Lets NocoBase write the page of its legacy client for the environment of this process, in the current folder, which
// holds a copy of the template: `node write-index-page.cjs`. NODE_PATH leads to NocoBase.

const { buildIndexHtml, initEnv } = require('@nocobase/cli-v1/src/util');

initEnv();
process.env.APP_PACKAGE_ROOT = process.cwd();
buildIndexHtml();
