import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TRIMMED_HOST } from '../../../host/hosts';
import { type Host, startHost } from '../../../host/start-host';
import { PLUGIN_NAME } from '../../../tools/paths';
import { findFreePort } from '../../../tools/ports';

/** Starts NocoBase with the plugin on a free port, with its data in a temporary folder. */
export async function startNocoBase(): Promise<Pick<Host, 'url' | 'ended' | 'stop'>> {
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-browser-'));
  const port = await findFreePort();
  const env = { APPEND_PRESET_BUILT_IN_PLUGINS: PLUGIN_NAME };
  const host = await startHost({ hostDir: TRIMMED_HOST, port, storage, env });
  return {
    url: host.url,
    ended: host.ended,
    stop: async () => {
      await host.stop();
      fs.rmSync(storage, { recursive: true, force: true });
    },
  };
}

/** The NocoBase that `npm run nocobase` holds ready, when `NOCOBASE_URL` names it. Tests leave it running. */
export function keptNocoBase(): Pick<Host, 'url' | 'stop'> | undefined {
  const url = process.env['NOCOBASE_URL'];
  return url ? { url, stop: () => Promise.resolve() } : undefined;
}
