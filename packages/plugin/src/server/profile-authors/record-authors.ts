import { type Database, type Model, Op, type Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { currentActor } from './actor';
import { areAuthorsKept } from './fill-authors';
import { forgetAuthors, readAuthors, writeAuthors } from './profile-authors';
import { keyOf, PROFILE_FIELDS, type ProfileField } from './profile-fields';
import { writerOf } from './writer';

interface Saving {
  transaction?: Transaction | null;
}
interface BulkUpdate extends Saving {
  attributes?: Record<string, unknown>;
  individualHooks?: boolean;
}

/** A user's value before and after a save; `before` is absent where nobody has looked. */
interface Change {
  userId: number;
  field: ProfileField;
  before?: unknown;
  after: unknown;
}

/** Users that are looked up at once after a bulk. */
const BATCH = 500;

/**
 * Notes who wrote a user's phone number, e-mail address and username, within the transaction that writes them. A save that
 * leaves the value as it is, in whatever spelling, changes no author.
 */
export function recordAuthors({ db }: Application): void {
  const changesOf = new WeakMap<Model, Change[]>();
  db.on('users.beforeUpdate', (user: Model) => {
    changesOf.set(user, changesIn(user));
  });
  db.on('users.afterUpdate', async (user: Model, saving: Saving) => {
    const changes = changesOf.get(user) ?? [];
    changesOf.delete(user);
    await record(db, changes, saving);
  });
  // Whatever is recorded of this id was somebody else's, who is gone.
  db.on('users.afterCreate', (user: Model, saving: Saving) =>
    record(
      db,
      valuesOf(user).map((value) => ({ ...value, before: null })),
      saving,
    ),
  );
  // One by one, since nobody can tell afterwards which users a bulk update has met.
  db.on('users.beforeBulkUpdate', (update: BulkUpdate) => {
    update.individualHooks ||= PROFILE_FIELDS.some((field) => field in (update.attributes ?? {}));
  });
  db.on('users.afterBulkCreate', async (users: Model[], saving: Saving) => {
    for (let start = 0; start < users.length; start += BATCH) {
      const stored = await readStored(db, users.slice(start, start + BATCH), saving);
      await record(db, stored.flatMap(valuesOf), saving);
    }
  });
}

function changesIn(user: Model): Change[] {
  return PROFILE_FIELDS.filter((field) => user.changed(field)).map((field) => ({
    userId: Number(user.get('id')),
    field,
    before: user.previous(field) as unknown,
    after: user.get(field) as unknown,
  }));
}

function valuesOf(user: Model): Change[] {
  return PROFILE_FIELDS.map((field) => ({ userId: Number(user.get('id')), field, after: user.get(field) as unknown }));
}

// Most databases tell no ids of what a bulk has created, and it may have met users that were there.
function readStored(db: Database, users: Model[], { transaction = null }: Saving): Promise<Model[]> {
  const named = PROFILE_FIELDS.map((field) => ({
    [field]: users.flatMap((user) => (user.get(field) as string) || []),
  }));
  return db.getModel('users').findAll({ where: { [Op.or]: named }, transaction });
}

async function record(db: Database, changes: Change[], saving: Saving): Promise<void> {
  const real = changes.filter(({ field, before, after }) => keyOf(field, before) !== keyOf(field, after));
  if (real.length === 0 || !(await areAuthorsKept(db, saving))) {
    return;
  }
  const known = await readAuthors(db, [...new Set(real.map(({ userId }) => userId))], saving);
  const rowOf = new Map(known.map((row) => [`${row.userId} ${row.field}`, row]));
  const actor = currentActor();
  const news = real
    .map(({ userId, field, before, after }) => ({
      row: { userId, field, value: keyOf(field, after), writer: writerOf(actor, userId) },
      known: rowOf.get(`${userId} ${field}`),
      hasLooked: before !== undefined,
    }))
    .filter(({ row, known: old, hasLooked }) => hasLooked || keyOf(row.field, old?.value) !== row.value);
  await writeAuthors(
    db,
    news.flatMap(({ row: { value, ...row } }) => (value === undefined ? [] : { ...row, value })),
    saving,
  );
  await forgetAuthors(
    db,
    news.flatMap(({ row, known: old }) => (row.value === undefined ? (old ?? []) : [])),
    saving,
  );
}
