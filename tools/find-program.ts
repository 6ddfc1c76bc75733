import fs from 'node:fs';
import path from 'node:path';

/** Finds an installed program, also where Debian puts servers: a folder that an ordinary user's PATH does not name. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}
