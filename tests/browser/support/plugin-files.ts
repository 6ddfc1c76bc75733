import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { PLUGIN_NAME } from '../../../tools/paths';

/** What the plugin may add to the sign-in page before its button is pressed, in bytes, compressed. */
export const SIGN_IN_PAGE_BUDGET = 6 * 1024;

/**
 * Finds the plugin's own files that a page loads.
 *
 * @param visit opens the page and resolves when it has loaded everything
 * @returns the bytes of each after gzip, by file name, however the server sent them
 */
export async function pluginFilesDuring(page: Page, visit: () => Promise<unknown>): Promise<Record<string, number>> {
  const responses: Response[] = [];
  const note = (response: Response) => {
    if (new URL(response.url()).pathname.includes(`/${PLUGIN_NAME}/`)) {
      responses.push(response);
    }
  };
  page.on('response', note);
  await visit();
  page.off('response', note);
  const sizes = responses.map(async (response) => {
    const name = path.basename(new URL(response.url()).pathname);
    return [name, gzipSync(await response.body()).length] as const;
  });
  return Object.fromEntries(await Promise.all(sizes));
}

/** All bytes together. */
export function totalBytes(files: Record<string, number>): number {
  return Object.values(files).reduce((sum, bytes) => sum + bytes, 0);
}
