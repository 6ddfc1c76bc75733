import { setTimeout as sleep } from 'node:timers/promises';

/** Tries of a transaction that the database put off. */
const TRIES = 20;
/** Looks at a race that was lost this often before giving up; each loss means that somebody else made progress. */
const LOOKS = 5;

/** The codes by which SQLite, MySQL/MariaDB and PostgreSQL say "not now, others are writing". */
const CONTENTION_CODES = ['SQLITE_BUSY', 'ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', '40P01', '40001'];

/**
 * Waits out a database that is busy with others, so that a person never sees it.
 * @param work a transaction that leaves nothing behind when it fails
 */
export async function waitingOutContention<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !isContention(error)) {
        throw error;
      }
      await sleep(10 + Math.random() * 20 * tries);
    }
  }
}

/**
 * The same for work that claims a unique value: who loses the race looks again and finds what the winner made.
 * @param work looks first, then writes all or nothing
 */
export async function lookingAgainAfterRaces<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let looks = 1; ; looks += 1) {
    try {
      return await waitingOutContention(work);
    } catch (error) {
      if (looks === LOOKS || !isUniqueViolation(error)) {
        throw error;
      }
    }
  }
}

/** Tells whether an error is the loss of a race for a unique value. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && error.name === 'SequelizeUniqueConstraintError';
}

function isContention(error: unknown): boolean {
  const parent = error instanceof Error && 'parent' in error ? error.parent : error;
  const code = typeof parent === 'object' && parent !== null && 'code' in parent ? parent.code : undefined;
  return typeof code === 'string' && CONTENTION_CODES.includes(code);
}
