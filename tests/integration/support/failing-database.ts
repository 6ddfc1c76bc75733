import { vi } from 'vitest';
import type { NocoBase } from '../../world/nocobase/start-nocobase';

/**
 * Makes the database of a NocoBase refuse statements as a lost connection does: what was not committed is gone.
 * @param isRefused judges each statement, in the order in which they are sent
 * @returns lets all of them through again
 */
export function failStatements({ app }: NocoBase, isRefused: (sql: string) => boolean): () => void {
  const { sequelize } = app.db;
  const query = sequelize.query.bind(sequelize) as (...args: unknown[]) => Promise<unknown>;
  const spy = vi.spyOn(sequelize, 'query').mockImplementation((async (...args: unknown[]) => {
    const [statement, ...rest] = args as [string | { query: string }];
    const sql = typeof statement === 'string' ? statement : statement.query;
    if (!isRefused(sql)) {
      return query(...args);
    }
    if (sql.startsWith('COMMIT')) {
      await query(sql.replace('COMMIT', 'ROLLBACK'), ...rest);
    }
    throw new Error('connection lost');
  }) as typeof sequelize.query);
  return () => spy.mockRestore();
}
