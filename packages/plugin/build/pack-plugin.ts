import fs from 'node:fs';
import path from 'node:path';
import { buildPlugin } from './build-plugin';
import { PACKED_DIR, PLUGIN_DIR, ROOT } from '../../../tools/paths';
import { runOrThrow } from '../../../tools/run';

/**
 * Builds the plugin and packs it into `dist-packages/`.
 *
 * @returns the path of the .tgz
 */
export async function packPlugin(): Promise<string> {
  await buildPlugin();
  fs.rmSync(PACKED_DIR, { recursive: true, force: true });
  fs.mkdirSync(PACKED_DIR);
  // npm packs what lies in the package's folder; the licence is the whole repository's.
  const license = path.join(PLUGIN_DIR, 'LICENSE');
  fs.copyFileSync(path.join(ROOT, 'LICENSE'), license);
  try {
    await runOrThrow(['npm', 'pack', '--silent', '--pack-destination', PACKED_DIR], { cwd: PLUGIN_DIR, stdio: 'pipe' });
  } finally {
    fs.rmSync(license);
  }
  const [file] = fs.readdirSync(PACKED_DIR);
  if (!file) {
    throw new Error('npm pack left no file');
  }
  return path.join(PACKED_DIR, file);
}
