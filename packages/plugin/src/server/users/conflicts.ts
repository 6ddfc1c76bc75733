import type { Database, Model, Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { ERROR_CODES, type ErrorCode } from '../../shared/error-codes';
import type { ConflictReason } from '../../shared/links';
import { kindOfError } from '../nocobase/kind-of-error';
import { normalisePhone } from '../profile-authors/phone';
import { maskPhone } from '../nocobase/mask-phone';
import { phoneDigest } from './phone-digest';

/** This many are kept; the ones that were tried longest ago go first. */
const CONFLICTS_KEPT = 500;

/** A member whose phone number is in doubt, as it is stored. Nothing but this file reads or writes the rows. */
export interface Conflict {
  id: number;
  authenticator: string;
  identity: string;
  memberName: string;
  reason: ConflictReason;
  maskedPhone: string;
  /** Empty in conflicts of before there was one. */
  phoneDigest: string;
  candidateIds: number[];
  createdAt: Date;
  lastAt: Date;
}

/** A member whose phone number is in doubt. */
export interface NewConflict {
  authenticator: string;
  /** `corpId/memberid` */
  identity: string;
  memberName: string;
  reason: ConflictReason;
  /** Is masked, and made a digest, before it is stored. */
  phone: string;
  candidateIds: number[];
}

/** Tells the refusals that an administrator can resolve by choosing the user. */
export function isConflictReason(code: ErrorCode): code is ConflictReason {
  return 'isConflict' in ERROR_CODES[code];
}

/** Notes a member whose number is in doubt for those who manage users. The sign-in ends as it ends without the note. */
export async function noteConflict(app: Application, { phone, ...conflict }: NewConflict): Promise<void> {
  try {
    const digest = phoneDigest(app, normalisePhone(phone) ?? phone);
    await save(app.db, { ...conflict, maskedPhone: maskPhone(phone), phoneDigest: digest, lastAt: new Date() });
  } catch (error) {
    app.log.warn('A conflict could not be noted', { method: 'WeCom links', error: kindOfError(error) });
  }
}

/**
 * One page of the conflicts, the latest first.
 * @returns the page, and how many there are on all pages
 */
export async function findConflictPage(
  db: Database,
  page: { limit: number; offset: number },
): Promise<{ conflicts: Conflict[]; count: number }> {
  const sort = ['-lastAt', '-id'];
  const [models, count]: [Model[], number] = await conflictsOf(db).findAndCount({ sort, ...page });
  return { conflicts: models.map(toConflict), count };
}

/** The conflict of this id; undefined when it is gone. */
export async function findConflict(db: Database, id: number): Promise<Conflict | undefined> {
  const model = (await conflictsOf(db).findOne({ filterByTk: id })) as Model | null;
  return model ? toConflict(model) : undefined;
}

/** Removes conflicts that wait for nobody any more. */
export async function forgetConflicts(
  db: Database,
  which: { id: number } | { authenticator: string; identity?: string },
  transaction: Transaction | null = null,
): Promise<void> {
  await conflictsOf(db).destroy({ filter: which, transaction });
}

async function save(db: Database, values: Omit<Conflict, 'id' | 'createdAt'>): Promise<void> {
  const conflicts = conflictsOf(db);
  const { authenticator, identity } = values;
  const known = (await conflicts.findOne({ filter: { authenticator, identity }, raw: true })) as Conflict | null;
  if (known) {
    await conflicts.update({ filterByTk: known.id, values });
    return;
  }
  await conflicts.create({ values });
  const tooMany = (await conflicts.find({
    fields: ['id'],
    sort: ['-lastAt', '-id'],
    offset: CONFLICTS_KEPT,
    limit: CONFLICTS_KEPT,
    raw: true,
  })) as Array<{ id: number }>;
  if (tooMany.length > 0) {
    await conflicts.destroy({ filterByTk: tooMany.map(({ id }) => id) });
  }
}

function conflictsOf(db: Database) {
  return db.getRepository('wecomConflicts');
}

function toConflict(model: Model): Conflict {
  return model.get() as Conflict;
}
