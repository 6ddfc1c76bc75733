import fs from 'node:fs';
import path from 'node:path';
import { TRIMMED_HOST } from '../../host/hosts';
import type { ApiClient } from '../../tests/world/nocobase/api-client';

/** A NocoBase plugin of the bench alone, with the authentication type `floor` (bench/floor). */
export const FLOOR_PLUGIN = 'nocobase-plugin-bench-floor';

/** Name of its authenticator. */
export const FLOOR_AUTHENTICATOR = 'floor';

/** Puts it where NocoBase finds it; only a NocoBase that is told its name loads it. */
export function installFloor(): void {
  const source = path.join(import.meta.dirname, '../floor');
  fs.cpSync(source, path.join(TRIMMED_HOST, 'node_modules', FLOOR_PLUGIN), { recursive: true });
}

export async function createFloorAuthenticator(api: ApiClient): Promise<void> {
  await api.call('authenticators:create', {}, { name: FLOOR_AUTHENTICATOR, authType: 'floor', enabled: true });
}
