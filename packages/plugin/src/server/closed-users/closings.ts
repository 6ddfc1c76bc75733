import { type Database, Op, type Transaction } from '@nocobase/database';
import type { StoredId } from '../nocobase/stored-id';

/**
 * The rows of closed users. Nothing but this file reads or writes them. A row stays when the user is opened again, with the
 * time: other nodes learn of it by that, and by nothing else.
 */

/** A closing, as it is written. */
export interface Closing {
  userId: number;
  /** Name of the source that closes. */
  source: string;
  /** A code; nothing of the person. */
  reason: string;
  /** The run that closes; null when it is none. */
  runId: number | null;
  /** An administrator was asked, so it is none of those that the budget counts. */
  confirmed: boolean;
}

/** The row of a closed user, or of one who was opened again. */
export interface ClosingState {
  userId: number;
  isClosed: boolean;
}

/** This long the row of a user who was opened again is kept, in milliseconds. */
const OPENED_KEPT_MS = 7 * 24 * 60 * 60_000;

/** All rows: one read of three columns. */
export async function readClosings(db: Database): Promise<ClosingState[]> {
  const rows = (await closingsOf(db).findAll({
    attributes: ['userId', 'openedAt'],
    raw: true,
  })) as unknown as StoredState[];
  return rows.map(toState);
}

/** What the row of one user says; undefined without one. */
export async function findClosing(
  db: Database,
  userId: number,
  transaction: Transaction,
): Promise<ClosingState | undefined> {
  const row = await closingsOf(db).findOne({ where: { userId }, attributes: ['userId', 'openedAt'], transaction });
  return row ? toState(row.get() as StoredState) : undefined;
}

/** Writes a closing, over an earlier one that is no longer in force. */
export async function writeClosing(
  db: Database,
  closing: Closing & { closedAt: Date },
  transaction: Transaction,
): Promise<void> {
  const values = { ...closing, openedAt: null };
  const row = await closingsOf(db).findOne({ where: { userId: closing.userId }, transaction });
  await (row ? row.update(values, { transaction }) : closingsOf(db).create(values, { transaction }));
}

/** Ends a closing. @returns false when the user was not closed */
export async function endClosing(
  db: Database,
  userId: number,
  openedAt: Date,
  transaction: Transaction,
): Promise<boolean> {
  const row = await closingsOf(db).findOne({ where: { userId, openedAt: null }, transaction });
  await row?.update({ openedAt }, { transaction });
  return row !== null;
}

/** How many users a source has closed since then without asking anybody, those included who were opened again. */
export function closedWithoutAsking(db: Database, source: string, since: Date): Promise<number> {
  return closingsOf(db).count({ where: { source, confirmed: false, closedAt: { [Op.gte]: since } } });
}

/** Removes the rows of users who were opened long enough ago for every node to know. */
export async function forgetOpened(db: Database, now: Date): Promise<void> {
  await closingsOf(db).destroy({ where: { openedAt: { [Op.lt]: new Date(now.getTime() - OPENED_KEPT_MS) } } });
}

/** Calls back with what each row says that this node writes, once it is committed. */
export function onClosingWritten(db: Database, call: (state: ClosingState) => void): void {
  db.on('wecomClosedUsers.afterSave', (row: ClosingModel, { transaction }: { transaction?: Transaction | null }) => {
    const state = toState(row.get() as StoredState);
    if (transaction) {
      transaction.afterCommit(() => call(state));
    } else {
      call(state);
    }
  });
}

/** Whether the table is there: not before the update of the plugin that brings it. */
export function closingsExist(db: Database): Promise<boolean> {
  return db.getCollection('wecomClosedUsers').existsInDb();
}

type ClosingModel = InstanceType<ReturnType<typeof closingsOf>>;

function closingsOf(db: Database) {
  return db.getModel('wecomClosedUsers');
}

interface StoredState {
  userId: StoredId;
  openedAt: Date | string | null | undefined;
}

function toState({ userId, openedAt }: StoredState): ClosingState {
  return { userId: Number(userId), isClosed: !openedAt };
}
