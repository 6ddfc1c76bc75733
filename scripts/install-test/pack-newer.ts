import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../tools/paths';
import { runOrThrow } from '../../tools/run';

/** The version that a newer package of the plugin says it is. */
export const NEWER_VERSION = '99.0.0';

/**
 * Makes a package that differs from another one in its version, as the next release does.
 *
 * @returns path of the .tgz
 */
export async function packNewer(packageFile: string): Promise<string> {
  const dir = path.join(ROOT, '.install-test/newer');
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  await runOrThrow(['tar', '-xzf', packageFile, '-C', dir]);
  const manifestFile = path.join(dir, 'package/package.json');
  const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8')) as object;
  fs.writeFileSync(manifestFile, JSON.stringify({ ...manifest, version: NEWER_VERSION }));
  const newerFile = path.join(dir, `plugin-${NEWER_VERSION}.tgz`);
  await runOrThrow(['tar', '-czf', newerFile, '-C', dir, 'package']);
  return newerFile;
}
