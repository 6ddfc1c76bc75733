import { type Database, Op, type Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { kindOfError } from '../nocobase/kind-of-error';
import { isUniqueViolation } from '../nocobase/contention';
import type { StoredId } from '../nocobase/stored-id';
import { writingInTurn } from '../nocobase/transaction';
import { correctionsFor, type UserValues } from './corrections';
import { authorsOf, forgetAuthors, readAuthors, writeAuthors } from './profile-authors';
import { PROFILE_FIELDS } from './profile-fields';

/** Users that one transaction looks at. */
const BATCH = 1000;

const fills = new WeakMap<Database, Promise<void>>();
const kept = new WeakSet<Database>();

/** Fills the collection of authors when the application has started, without keeping it waiting for more than a moment. */
export function fillAuthorsOnStart(app: Application): void {
  // oxlint-disable-next-line typescript/no-misused-promises -- NocoBase waits for its listeners.
  app.on('afterStart', () => softlyFill(app));
}

// Only the snapshot is waited for: until then nobody's changes are recorded.
async function softlyFill(app: Application): Promise<void> {
  try {
    await takeSnapshot(app.db);
    void whenFilled(app.db).catch((error: unknown) => warn(app, error));
  } catch (error) {
    warn(app, error);
  }
}

function warn(app: Application, error: unknown): void {
  app.log.warn('Who wrote the users’ numbers is not known yet', { method: 'WeCom users', error: kindOfError(error) });
}

/** Waits until each user has been looked at since this process started. Who comes after a failure tries again. */
export function whenFilled(db: Database): Promise<void> {
  let fill = fills.get(db);
  if (!fill) {
    fill = fillAuthors(db);
    fills.set(db, fill);
    fill.catch(() => fills.delete(db));
  }
  return fill;
}

/**
 * Tells whether authors are recorded yet: not before the snapshot, which takes what is there as it finds it. While the
 * plugin is being installed there is no table.
 */
export async function areAuthorsKept(
  db: Database,
  { transaction = null }: { transaction?: Transaction | null },
): Promise<boolean> {
  if (!kept.has(db)) {
    const collection = db.getCollection('wecomProfileAuthors');
    const exists = await collection.existsInDb(transaction ? { transaction } : {});
    if (!exists || (await authorsOf(db).findOne({ attributes: ['id'], transaction })) === null) {
      return false;
    }
    kept.add(db);
  }
  return true;
}

async function fillAuthors(db: Database): Promise<void> {
  await takeSnapshot(db);
  let users = await readUsers(db, { [Op.gt]: 0 });
  for (let last = users.at(-1); last; last = users.at(-1)) {
    await correct(db, users);
    users = await readUsers(db, { [Op.gt]: last.id });
  }
  await forgetOrphans(db);
}

/**
 * The very first time, takes all values as they are, in one go: what changes afterwards past the plugin, be it a minute
 * later while it is disabled, is told from what was there before.
 */
async function takeSnapshot(db: Database): Promise<void> {
  if (await areAuthorsKept(db, {})) {
    return;
  }
  try {
    await writingInTurn(db, async (transaction) => {
      if ((await authorsOf(db).findOne({ attributes: ['id'], transaction })) === null) {
        for (const field of PROFILE_FIELDS) {
          await db.sequelize.query(snapshotOf(db, field), { transaction });
        }
      }
    });
  } catch (error) {
    // Another node was faster.
    if (!isUniqueViolation(error)) {
      throw error;
    }
  }
}

function snapshotOf(db: Database, field: string): string {
  const { sequelize } = db;
  const quoted = (name: string) => sequelize.getQueryInterface().quoteIdentifier(name);
  const column = (collection: string, name: string) =>
    quoted(db.getModel(collection).getAttributes()[name]?.field ?? name);
  const author = ['userId', 'field', 'value', 'writer'].map((name) => column('wecomProfileAuthors', name)).join(', ');
  const value = column('users', field);
  return [
    `INSERT INTO ${db.getCollection('wecomProfileAuthors').quotedTableName()} (${author})`,
    `SELECT ${column('users', 'id')}, '${field}', ${value}, 'snapshot' FROM ${db.getCollection('users').quotedTableName()}`,
    `WHERE ${value} IS NOT NULL AND ${value} <> ''`,
  ].join(' ');
}

// Most of the time there is nothing to correct, and nothing is locked to find that out.
async function correct(db: Database, users: UserValues[]): Promise<void> {
  const ids = users.map(({ id }) => id);
  const { toWrite, toForget } = correctionsFor(users, await readAuthors(db, ids));
  if (toWrite.length + toForget.length === 0) {
    return;
  }
  await writingInTurn(db, async (transaction) => {
    // A save locks the user, then writes the authors. In this order both are read as of one moment.
    const locked = await readUsers(db, { [Op.in]: ids }, transaction);
    const corrections = correctionsFor(locked, await readAuthors(db, ids, { transaction }));
    await writeAuthors(db, corrections.toWrite, { transaction });
    await forgetAuthors(db, corrections.toForget, { transaction });
  });
}

/** The next users by id; held until the end of the transaction, if there is one. */
async function readUsers(db: Database, id: object, transaction: Transaction | null = null): Promise<UserValues[]> {
  const rows = await db.getModel('users').findAll({
    attributes: ['id', ...PROFILE_FIELDS],
    where: { id },
    order: [['id', 'ASC']],
    limit: BATCH,
    transaction,
    lock: transaction !== null,
    raw: true,
  });
  return (rows as unknown as Array<Omit<UserValues, 'id'> & { id: StoredId }>).map(({ id: stored, ...values }) => ({
    id: Number(stored),
    ...values,
  })) as UserValues[];
}

/** Users are also deleted past NocoBase's own way of deleting what belongs to them. */
async function forgetOrphans(db: Database): Promise<void> {
  const orphans = await authorsOf(db).findAll({
    attributes: ['id'],
    include: [{ association: 'user', attributes: [], required: false }],
    where: { '$user.id$': null },
  });
  await forgetAuthors(
    db,
    orphans.map((row) => ({ id: Number(row.get('id')) })),
  );
}
