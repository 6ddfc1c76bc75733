import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DatabaseKind } from './test-database';

/** A file in a folder of its own. */
export const sqlite: DatabaseKind = {
  create: async () => {
    const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'nocobase-database-'));
    return {
      options: { dialect: 'sqlite', storage: path.join(folder, 'db.sqlite') },
      remove: () => fs.promises.rm(folder, { recursive: true }),
    };
  },
  copy: async ({ storage }) => {
    const database = await sqlite.create();
    await fs.promises.copyFile(String(storage), String(database.options['storage']));
    return database;
  },
};
