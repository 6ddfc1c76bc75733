import fs from 'node:fs';
import path from 'node:path';

const LONG_AGO = new Date('2020-01-01');

/**
 * Dates the files of NocoBase's pages back. NocoBase says nothing of how long a file may be kept, so a browser keeps it for
 * a tenth of its age: for months where NocoBase runs, for seconds after npm has written the file.
 */
export function ageClientFiles(hostDir: string): void {
  const scope = path.join(hostDir, 'node_modules/@nocobase');
  for (const name of fs.readdirSync(scope)) {
    for (const folder of ['dist/client', 'dist/client-v2']) age(path.join(scope, name, folder));
  }
}

function age(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) fs.utimesSync(path.join(entry.parentPath, entry.name), LONG_AGO, LONG_AGO);
  }
}
