// npm run nocobase: a NocoBase that stays up between runs of browser tests
import { once } from 'node:events';
import { startNocoBase } from '../tests/browser/support/nocobase';
import prepare from '../tests/browser/support/prepare';

await prepare();
const nocobase = await startNocoBase();
console.log(`NocoBase runs until Ctrl-C. In another terminal:

  NOCOBASE_URL=${nocobase.url} npm run test:browser -- settings --project modern

Each run brings the clients as they are then. After a change of the server start this one again.`);
await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), nocobase.ended]);
await nocobase.stop();
