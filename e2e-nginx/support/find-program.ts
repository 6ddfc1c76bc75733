import fs from 'node:fs';
import path from 'node:path';

/** Where programs are; Debian puts servers into a folder that an ordinary user's PATH does not name. */
const FOLDERS = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];

/**
 * Finds an installed program.
 *
 * @throws Error that tells what to install
 */
export function findProgram(name: 'nginx' | 'openssl'): string {
  const found = FOLDERS.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
  if (!found) {
    throw new Error(`These tests need ${name}. Install it, for instance with: sudo apt-get install nginx openssl`);
  }
  return found;
}
