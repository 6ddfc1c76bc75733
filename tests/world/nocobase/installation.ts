// Installs NocoBase with the plugin into the empty database that the argument describes, and ends.
import type { DatabaseOptions } from '../databases/test-database';
import { startNocoBase } from './start-nocobase';

async function install(options: DatabaseOptions): Promise<void> {
  const nocobase = await startNocoBase({ database: { options, remove: () => Promise.resolve() } });
  await nocobase.stop();
  process.exit();
}

void install(JSON.parse(process.argv[2] ?? '') as DatabaseOptions);
