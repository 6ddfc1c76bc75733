import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { PLUGIN_DIR, PLUGIN_NAME } from '../../../tools/paths';
import type { ClientOption } from '../fixtures';

const LANES = { legacy: 'client', modern: 'client-v2' };
const CHUNK = new RegExp(`/${PLUGIN_NAME}/dist/[\\w-]+/(?!index\\.js)[^/]+\\.js`);

/** The files that the built plugin loads only when something needs them. */
export function chunksOf(client: ClientOption['client']): string[] {
  const files = fs.readdirSync(path.join(PLUGIN_DIR, 'dist', LANES[client]));
  return files.filter((file) => file.endsWith('.js') && file !== 'index.js').toSorted();
}

/**
 * Lets the first request for each chunk fail, as for a file that an upgrade has replaced while a page was open.
 * @param failed takes the names of those that have failed; pages that share it let each fail once together
 */
export async function failEachChunkOnce(page: Page, failed: Set<string>): Promise<void> {
  await page.route(CHUNK, async (route) => {
    const name = path.basename(new URL(route.request().url()).pathname);
    if (failed.has(name)) {
      return route.continue();
    }
    failed.add(name);
    return route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' });
  });
}
