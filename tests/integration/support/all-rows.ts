import type { NocoBase } from '../../world/nocobase/start-nocobase';

/** All rows of a collection's table as the database has them: what SQL can read. */
export async function allRows({ app }: NocoBase, collection: string): Promise<Record<string, unknown>[]> {
  const { db } = app;
  const table = String(db.getCollection(collection).quotedTableName());
  const [rows] = await db.sequelize.query(`SELECT * FROM ${table}`);
  return rows as Record<string, unknown>[];
}
