import { Transaction, type Database } from '@nocobase/database';
import { waitingOutContention } from './contention';

type Work<Result> = (transaction: Transaction) => Promise<Result>;

/** Reads and writes in one transaction: all or nothing. Fails when the database is busy with others. */
export function writingTransaction<Result>(db: Database, work: Work<Result>): Promise<Result> {
  // SQLite: take the write lock at the start. A transaction that reads first and then wants to write is refused at once
  // while another one writes, instead of waiting its turn.
  return db.sequelize.transaction({ type: Transaction.TYPES.IMMEDIATE }, work);
}

/** The same, waiting its turn. Not within `lookingAgainAfterRaces`, which waits already. */
export function writingInTurn<Result>(db: Database, work: Work<Result>): Promise<Result> {
  return waitingOutContention(() => writingTransaction(db, work));
}
