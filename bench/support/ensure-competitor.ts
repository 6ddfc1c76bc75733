import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../tools/paths';
import { runOrThrow } from '../../tools/run';

const FOLDER = path.join(ROOT, 'bench');

/** Installs the packages that the plugin is measured against, when they are missing or the lockfile has changed. */
export async function ensureCompetitor(): Promise<void> {
  const stamp = path.join(FOLDER, 'node_modules/.installed');
  const lockfile = fs.readFileSync(path.join(FOLDER, 'package-lock.json'));
  const fingerprint = createHash('sha256').update(lockfile).digest('hex');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint) {
    return;
  }
  console.log('Installing the competitor into bench/');
  // It asks for Node 22 and runs on Node 20.
  await runOrThrow(['npm', 'ci', '--engine-strict=false', '--loglevel=error'], { cwd: FOLDER });
  fs.writeFileSync(stamp, fingerprint);
}
