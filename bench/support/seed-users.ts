import { execute } from '../../tests/world/databases/server';
import type { TestDatabase } from '../../tests/world/databases/test-database';

/**
 * Fills a NocoBase's database with users, past NocoBase: each with a phone number, an e-mail address and the usual role. The
 * plugin, which is disabled meanwhile, is made to forget that it has ever looked at users.
 */
export async function seedUsers({ options }: TestDatabase, count: number): Promise<void> {
  await execute(
    options,
    `INSERT INTO users ("createdAt", "updatedAt", nickname, username, email, phone, sort)
     WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
     SELECT CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'User ' || n, 'seeded' || n, 'seeded' || n || '@example.com',
            CAST(13600000000 + n AS TEXT), n
     FROM numbers`,
    `INSERT INTO "rolesUsers" ("createdAt", "updatedAt", "roleName", "userId")
     SELECT "createdAt", "updatedAt", 'member', id FROM users WHERE username LIKE 'seeded%'`,
    'DELETE FROM "wecomProfileAuthors"',
  );
  await gatherStatistics({ options });
}

/** What a database does by itself after a while, so that it does not do so in the middle of a measurement. */
export async function gatherStatistics({ options }: Pick<TestDatabase, 'options'>): Promise<void> {
  await execute(options, 'ANALYZE');
}
