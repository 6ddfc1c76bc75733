import fs from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { INTEGRATION_TEST_LIMIT_MS } from '../../../tools/time-limits';
import type { NocoBase } from '../../world/nocobase/start-nocobase';

/** What each log file of a NocoBase holds by now. */
function readLogs({ storagePath }: NocoBase): string[] {
  return fs
    .readdirSync(storagePath, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
}

/**
 * The same, once a text stands in one of them: NocoBase writes its logs a moment after it has answered.
 * @param awaited of the last request that is of interest
 */
export async function readLogsWith(nocobase: NocoBase, awaited: string): Promise<string[]> {
  const isThere = () => readLogs(nocobase).some((text) => text.includes(awaited));
  await vi.waitUntil(isThere, { timeout: INTEGRATION_TEST_LIMIT_MS });
  return readLogs(nocobase);
}

/** Their lines about a request. */
export function linesAbout(nocobase: NocoBase, requestId: string): string[] {
  return readLogs(nocobase)
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.includes(requestId));
}
