import fs from 'node:fs/promises';
import path from 'node:path';
import type { Application } from '@nocobase/server';
import { bodyOf, readNames } from './stored-files';

/**
 * Makes the folder of NocoBase's pages hold exactly the stored files: a web server in front of NocoBase, such as the nginx
 * of its Docker image, serves files of that folder without asking NocoBase. Where the folder cannot be written, nothing
 * happens but a line in the log; NocoBase itself serves the files all the same.
 */
export async function updateDiskCopies(app: Application): Promise<void> {
  const { current, removed } = await readNames(app.db);
  await softly(app, async (folder) => {
    await Promise.all(current.map((name) => write(folder, name)));
    await Promise.all(removed.map((name) => remove(folder, name)));
  });
}

/** Takes all copies away, for when the plugin no longer looks after them. */
export async function removeDiskCopies(app: Application): Promise<void> {
  const { current } = await readNames(app.db);
  await softly(app, async (folder) => {
    await Promise.all(current.map((name) => remove(folder, name)));
  });
}

async function softly(app: Application, work: (folder: string) => Promise<void>): Promise<void> {
  const root = process.env['APP_PACKAGE_ROOT'];
  if (!root) {
    return;
  }
  try {
    await work(path.join(root, 'dist/client'));
  } catch (error) {
    app.log.warn('WeCom ownership files could not be copied for the web server', {
      problem: (error as NodeJS.ErrnoException).code,
    });
  }
}

// Names are checked again: what stands in the database may come from elsewhere.
async function write(folder: string, name: string): Promise<void> {
  const body = bodyOf(name);
  const file = path.join(folder, name);
  if (body && (await fs.readFile(file, 'latin1').catch(() => undefined)) !== body) {
    await fs.writeFile(file, body);
  }
}

async function remove(folder: string, name: string): Promise<void> {
  if (bodyOf(name)) {
    await fs.rm(path.join(folder, name), { force: true });
  }
}
