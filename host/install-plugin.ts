import fs from 'node:fs';
import path from 'node:path';
import { PLUGIN_DIR, PLUGIN_NAME } from '../tools/paths';

/**
 * Puts a copy of the built plugin into the node_modules of a host. Never a link to the repository: NocoBase serves every
 * file of a plugin's real folder, and removing the plugin deletes that folder.
 */
export function installPlugin(hostDir: string): void {
  const target = path.join(hostDir, 'node_modules', PLUGIN_NAME);
  const copy = `${target}.new`;
  fs.rmSync(copy, { recursive: true, force: true });
  for (const entry of ['package.json', 'server.js', 'client.js', 'client-v2.js', 'dist']) {
    fs.cpSync(path.join(PLUGIN_DIR, entry), path.join(copy, entry), { recursive: true });
  }
  // Exchanged in one go: a demo may be serving the files.
  fs.rmSync(target, { recursive: true, force: true });
  fs.renameSync(copy, target);
}
