import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../tools/paths';
import { runOrThrow } from '../tools/run';

/**
 * Installs a host's packages when they are missing or when its lockfile or the SQLite driver, which npm copies, has
 * changed since. Prints npm's progress.
 */
export async function ensureHost(hostDir: string): Promise<void> {
  if (isInstalled(hostDir)) {
    return;
  }
  const name = path.relative(ROOT, hostDir);
  console.log(`Installing NocoBase into ${name}. This takes a few minutes, once.`);
  const startedAt = performance.now();
  // This repository's own strictness about Node versions reaches npm through the environment; NocoBase's packages do not
  // live up to it.
  await runOrThrow(['npm', 'ci', '--engine-strict=false', '--loglevel=error'], { cwd: hostDir });
  fs.writeFileSync(stampFile(hostDir), fingerprint(hostDir));
  console.log(`Installed ${name} in ${Math.round((performance.now() - startedAt) / 1000)} s`);
}

/** The stamp is written after a whole installation only, so that a broken-off one is done again. */
function isInstalled(hostDir: string): boolean {
  const stamp = stampFile(hostDir);
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint(hostDir);
}

function stampFile(hostDir: string): string {
  return path.join(hostDir, 'node_modules/.installed');
}

function fingerprint(hostDir: string): string {
  const driver = path.join(ROOT, 'host/sqlite3/lib');
  const files = [
    path.join(hostDir, 'package-lock.json'),
    ...fs.readdirSync(driver).map((file) => path.join(driver, file)),
  ];
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}
