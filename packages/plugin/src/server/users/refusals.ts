import type { Database, Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { ERROR_CODES, type ErrorCode } from '../../shared/error-codes';
import { isConflictReason, type ListedReason } from '../../shared/links';
import { isUniqueViolation, waitingOutContention } from '../nocobase/contention';
import { includesText } from '../nocobase/includes-text';
import { kindOfError } from '../nocobase/kind-of-error';
import { maskPhone } from '../nocobase/mask-phone';
import { referenceOf } from '../nocobase/reference';
import { normalisePhone } from '../profile-authors/phone';
import { phoneDigest } from './phone-digest';
import { WriteLimit } from './write-limit';

/** This long a refusal is kept after its last try, in milliseconds. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** This many are kept; conflicts wait for a decision, so they go last. */
const ROWS_KEPT = 1_000;
const CONFLICT_REASONS = (Object.keys(ERROR_CODES) as ErrorCode[]).filter(isConflictReason);

/** One row is written at most so often in a minute, and all together, however many are refused; conflicts apart. */
const WRITES_A_MINUTE = { ofOne: 60, inAll: 600 };

/** What may still be written. It is the database that is spared, so each has its own, a sub-application's as well. */
const limitsByDatabase = new WeakMap<Database, { conflict: WriteLimit; other: WriteLimit }>();

function limitsOf(db: Database) {
  const limits = limitsByDatabase.get(db) ?? { conflict: newLimit(), other: newLimit() };
  limitsByDatabase.set(db, limits);
  return limits;
}

function newLimit(): WriteLimit {
  return new WriteLimit(() => performance.now(), WRITES_A_MINUTE);
}

/** A refused sign-in, as it is stored. Nothing but this file reads or writes the rows. */
export interface Refusal {
  id: number;
  authenticator: string;
  /** `corpId/memberid`; empty where the fault is the authenticator's, whoever came. */
  identity: string;
  memberName: string;
  reason: ListedReason;
  reference: string;
  tries: number;
  /** Empty unless a number decided. */
  maskedPhone: string;
  phoneDigest: string;
  candidateIds: number[];
  createdAt: Date;
  lastAt: Date;
}

/** A refused sign-in that is to be noted. */
export interface NewRefusal {
  authenticator: string;
  /** `corpId/memberid`; empty where the fault is the authenticator's. */
  identity: string;
  memberName: string;
  reason: ListedReason;
  /** Is masked, and made a digest, before it is stored. */
  phone?: string | undefined;
  /** The users who have that number. */
  candidateIds?: number[];
}

/**
 * Notes a refused sign-in for those who manage users. Neither a failure of the database nor a crowd is in the way of the
 * sign-in, which ends as it ends without the note.
 */
export async function noteRefusal(app: Application, refusal: NewRefusal): Promise<void> {
  try {
    const row = toRow(app, refusal);
    if (limitsOf(app.db)[isConflictReason(row.reason) ? 'conflict' : 'other'].allows(row.reference)) {
      await save(app.db, row);
    }
  } catch (error) {
    app.log.warn('A refused sign-in could not be noted', { method: 'WeCom links', error: kindOfError(error) });
  }
}

/** Notes that nobody can sign in with an authenticator. */
export function noteFaultyConfiguration(app: Application, authenticator: string, reason: ListedReason): Promise<void> {
  return noteRefusal(app, { authenticator, identity: '', memberName: '', reason });
}

function toRow(app: Application, { phone, candidateIds = [], ...refusal }: NewRefusal) {
  const { authenticator, identity, reason: code } = refusal;
  const reference = referenceOf(app, { authenticator, identity, code });
  const number = phone
    ? { maskedPhone: maskPhone(phone), phoneDigest: phoneDigest(app, normalisePhone(phone) ?? phone) }
    : { maskedPhone: '', phoneDigest: '' };
  return { ...refusal, ...number, reference, candidateIds, lastAt: new Date() };
}

type Row = ReturnType<typeof toRow>;

/** Two nodes that note the same at once make one row: the unique index refuses the second. */
async function save(db: Database, row: Row): Promise<void> {
  if (await countAgain(db, row)) {
    return;
  }
  try {
    await waitingOutContention(() => refusalsOf(db).create({ values: { ...row, tries: 1 } }));
  } catch (error) {
    if (!isUniqueViolation(error) || !(await countAgain(db, row))) {
      throw error;
    }
  }
  await waitingOutContention(() => makeRoom(db));
}

async function countAgain(db: Database, row: Row): Promise<boolean> {
  const { authenticator, identity, reason, ...values } = row;
  const where = { authenticator, identity, reason };
  const tries = db.sequelize.literal('tries + 1');
  const [updated] = await waitingOutContention(() =>
    db.getModel('wecomRefusals').update({ ...values, tries }, { where }),
  );
  return updated > 0;
}

async function makeRoom(db: Database): Promise<void> {
  await forgetOld(db);
  const refusals = refusalsOf(db);
  for (const filter of [{ reason: { $notIn: CONFLICT_REASONS } }, { reason: { $in: CONFLICT_REASONS } }]) {
    const left = (await refusals.count()) - ROWS_KEPT;
    if (left > 0) {
      const oldest = (await refusals.find({
        fields: ['id'],
        filter,
        sort: ['lastAt', 'id'],
        limit: left,
        raw: true,
      })) as { id: number }[];
      await refusals.destroy({ filterByTk: oldest.map(({ id }) => id) });
    }
  }
}

// Looks first: a page that is only read writes nothing.
async function forgetOld(db: Database): Promise<void> {
  const filter = { lastAt: { $lt: new Date(Date.now() - KEPT_MS) } };
  if ((await refusalsOf(db).count({ filter })) > 0) {
    await waitingOutContention(() => refusalsOf(db).destroy({ filter }) as Promise<unknown>);
  }
}

const SEARCHED = ['memberName', 'identity', 'reference'];

/**
 * One page of the refusals, the latest first.
 * @param search part of a member's name or ID, or of a reference; empty for all
 * @returns the page, and how many there are on all pages
 */
export async function findRefusalPage(
  db: Database,
  { search, ...page }: { search: string; limit: number; offset: number },
): Promise<{ refusals: Refusal[]; count: number }> {
  await forgetOld(db);
  const [models, count]: [Model[], number] = await refusalsOf(db).findAndCount({
    ...(search && { where: db.sequelize.literal(`(${includesText(db, 'wecomRefusals', SEARCHED, search)})`) }),
    sort: ['-lastAt', '-id'],
    ...page,
  });
  return { refusals: models.map(toRefusal), count };
}

/** The refusal of this id; undefined when it is gone. */
export async function findRefusal(db: Database, id: number): Promise<Refusal | undefined> {
  // By a filter: NocoBase takes the key 0 for none and answers with any row.
  const model = (await refusalsOf(db).findOne({ filter: { id } })) as Model | null;
  return model ? toRefusal(model) : undefined;
}

type Which = { id: number } | { authenticator: string; identity?: string | { $in: string[] } };

/** Removes refusals that wait for nobody any more, within the transaction that makes it so. */
export async function forgetRefusals(db: Database, which: Which, transaction: Transaction | null): Promise<void> {
  await refusalsOf(db).destroy({ filter: which, transaction });
}

/** Removes refusals that have been dealt with. */
export function dismissRefusals(db: Database, which: Which): Promise<void> {
  return waitingOutContention(() => forgetRefusals(db, which, null));
}

function refusalsOf(db: Database) {
  return db.getRepository('wecomRefusals');
}

function toRefusal(model: Model): Refusal {
  return model.get() as Refusal;
}
