import type { Database } from '@nocobase/database';

/**
 * SQL for a search: one of these columns holds the text, in either case of Latin letters. NocoBase's own `$includes` finds
 * neither `_` nor `%` on SQLite, which has no sign to escape them with unless it is told one.
 */
export function includesText(db: Database, collection: string, fields: string[], text: string): string {
  const pattern = db.sequelize.escape(`%${text.replaceAll(/[!%_]/g, '!$&')}%`);
  const like = db.isPostgresCompatibleDialect() ? 'ILIKE' : 'LIKE';
  return fields.map((field) => `${columnOf(db, collection, field)} ${like} ${pattern} ESCAPE '!'`).join(' OR ');
}

/** A column as SQL names it. */
export function columnOf(db: Database, collection: string, field: string): string {
  const model = db.getModel(collection);
  const column = model.rawAttributes[field]?.field ?? field;
  return db.sequelize.getQueryInterface().quoteIdentifiers(`${model.name}.${column}`);
}
