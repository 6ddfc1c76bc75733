import path from 'node:path';
import { ROOT } from '../../../tools/paths';
import { runOrThrow } from '../../../tools/run';
import { copyFromNowOn, createEmptyDatabase } from '../databases/database';

/**
 * Runs once before all integration tests: installs NocoBase into a database that each test copies, which takes a fraction
 * of the time of an installation.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const database = await createEmptyDatabase();
  // In a process of its own: NocoBase changes the one it runs in.
  const script = path.join(import.meta.dirname, 'installation.ts');
  await runOrThrow(['node', '--preserve-symlinks', '--import', 'tsx', script, JSON.stringify(database.options)], {
    cwd: ROOT,
    stdio: 'pipe',
  });
  copyFromNowOn(database);
  return () => database.remove();
}
