import fs from 'node:fs';
import path from 'node:path';
import { TRIMMED_HOST } from '../../../host/hosts';
import { runOrThrow } from '../../../tools/run';

const PAGES = path.join(TRIMMED_HOST, 'node_modules/@nocobase/app/dist/client');

/**
 * Makes the page of the legacy client for one deployment. NocoBase itself would write it into its own package, where
 * the one that starts last wins.
 *
 * @param folder a new folder for it
 * @param env the environment variables of that NocoBase
 * @returns the page's file
 */
export async function createIndexPage(folder: string, env: Record<string, string>): Promise<string> {
  const page = path.join(folder, 'dist/client/index.html');
  fs.mkdirSync(path.dirname(page), { recursive: true });
  fs.copyFileSync(findTemplate(), page);
  const script = path.join(import.meta.dirname, 'write-index-page.cjs');
  await runOrThrow(['node', '--preserve-symlinks', script], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: 'pipe',
  });
  return page;
}

// NocoBase sets the template aside when it writes its page for the first time.
function findTemplate(): string {
  const template = path.join(PAGES, 'index.html.tpl');
  return fs.existsSync(template) ? template : path.join(PAGES, 'index.html');
}
