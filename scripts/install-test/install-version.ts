import fs from 'node:fs';
import path from 'node:path';
import { FULL_HOST } from '../../host/hosts';
import { ROOT } from '../../tools/paths';
import { runOrThrow } from '../../tools/run';

interface Manifest {
  dependencies: Record<string, string>;
}

/**
 * Installs NocoBase with its full preset in another version than `host/full` has. There is no lock file of it: npm takes the
 * newest packages that this version allows.
 *
 * @param version of NocoBase, such as `2.1.41`
 * @returns the folder
 * @throws Error when the registry does not have all packages of this version
 */
export async function installVersion(version: string): Promise<string> {
  const dir = path.join(ROOT, '.install-test', `nocobase-${version}`);
  fs.mkdirSync(dir, { recursive: true });
  fs.copyFileSync(path.join(FULL_HOST, '.npmrc'), path.join(dir, '.npmrc'));
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifestOf(version), null, 2));
  console.log(`Installing NocoBase ${version} into ${path.relative(ROOT, dir)}. This takes a few minutes.`);
  await runOrThrow(['npm', 'install', '--engine-strict=false', '--loglevel=error'], { cwd: dir });
  return dir;
}

function manifestOf(version: string): Manifest {
  const manifest = JSON.parse(fs.readFileSync(path.join(FULL_HOST, 'package.json'), 'utf8')) as Manifest;
  for (const name of Object.keys(manifest.dependencies)) {
    manifest.dependencies[name] = name.startsWith('@nocobase/') ? version : `file:${path.join(ROOT, 'host/sqlite3')}`;
  }
  return manifest;
}
