import type { NocoBase } from '../../world/nocobase/start-nocobase';

/** Writes options of an authenticator past NocoBase and the plugin, as another version or a person with SQL could. */
export async function storeOptions({ app }: NocoBase, authenticator: string, options: unknown): Promise<void> {
  const { sequelize } = app.db;
  const table = String(app.db.getCollection('authenticators').quotedTableName());
  const column = sequelize.getQueryInterface().quoteIdentifier('options');
  const replacements = { authenticator, options: JSON.stringify(options) };
  await sequelize.query(`UPDATE ${table} SET ${column} = :options WHERE name = :authenticator`, { replacements });
}
