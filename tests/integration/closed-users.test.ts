import type { AuditLog } from '@nocobase/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeUser, openUser } from '../../packages/plugin/src/server/closed-users/close-user';
import { closedWithoutAsking } from '../../packages/plugin/src/server/closed-users/closings';
import { touchUsers } from '../../packages/plugin/src/server/closed-users/touched-users';
import { createDatabase, type TestDatabase } from '../world/databases/database';
import { type NocoBase, startNocoBase } from '../world/nocobase/start-nocobase';
import { allRows } from './support/all-rows';
import { failStatements } from './support/failing-database';
import { signInByPassword } from './support/links';
import { createUser } from './support/users';

const CLOSING = { source: 'directory', reason: 'gone', runId: 7, confirmed: false };
const LOOK_EVERY_MS = 15_000;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let database: TestDatabase;
let node: NocoBase;
/** A second node on the same database. Its intervals stand still until a test lets the time pass. */
let other: NocoBase;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  database = await createDatabase();
  node = await startNocoBase({ database });
  other = await startNocoBase({ database });
});
afterAll(async () => {
  await other.stop();
  await node.stop();
  await database.remove();
  vi.useRealTimers();
});

let people = 0;
let userId: number;
let apiKey: string;

beforeEach(async () => {
  people += 1;
  userId = await createUser(node, { username: `user${people}` });
  apiKey = keyOf(userId);
});
afterEach(() => vi.restoreAllMocks());

const keyOf = (id: number) => node.app.authManager.jwt.sign({ userId: id, roleName: 'member' }, { expiresIn: '30d' });
const close = (changes: Partial<typeof CLOSING & { now: Date; userId: number }> = {}) =>
  closeUser(node.app, { ...CLOSING, userId, now: new Date(), ...changes });

async function codeAt(at: NocoBase, token = apiKey): Promise<string | undefined> {
  const { body } = await at.api('auth:check', { token });
  return (body as { errors?: [{ code: string }] }).errors?.[0].code;
}

const REFUSED = 'wecom_account_closed';

const isLast = (sql: unknown) => /^SELECT.*wecomTouchedUsers/.test(String(sql));

/** Lets the time pass until all nodes have looked, and waits for what they read. */
async function look(at = other): Promise<void> {
  const query = vi.spyOn(at.app.db.sequelize, 'query');
  await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS);
  await vi.waitFor(() => expect(query.mock.calls.some(([sql]) => isLast(sql))).toBe(true));
  await Promise.allSettled(query.mock.results.map(({ value }) => value as Promise<unknown>));
  await new Promise(setImmediate);
  query.mockRestore();
}

describe('the node that closes', () => {
  test('knows at once, and another one after its next look', async () => {
    await close();

    expect(await codeAt(node)).toBe(REFUSED);
    expect(await codeAt(other)).toBeUndefined();
    await look();
    expect(await codeAt(other)).toBe(REFUSED);
  });

  test('ends sessions on another one by NocoBase’s own code, at which its pages go to the sign-in page', async () => {
    const session = await signInByPassword(node, `session${people}`);
    expect(await codeAt(other, session.token)).toBeUndefined();
    await close({ userId: session.userId });
    expect(await codeAt(other, session.token)).toBeUndefined();
    await look();

    expect(await codeAt(other, session.token)).toBe('INVALID_TOKEN');
  });

  test('that opens knows at once, and another one after its next look', async () => {
    await close();
    await look();
    await openUser(node.app, userId);

    expect(await codeAt(node)).toBeUndefined();
    expect(await codeAt(other)).toBe(REFUSED);
    await look();
    expect(await codeAt(other)).toBeUndefined();
  });
});

describe('who is closed stays closed', () => {
  beforeEach(async () => {
    await close();
    await look();
  });

  test('when the look fails', async () => {
    const warn = vi.spyOn(other.app.log, 'warn');
    const mend = failStatements(other, (sql) => sql.includes('wecomClosedUsers'));
    await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS);
    await vi.waitFor(() => expect(warn).toHaveBeenCalled());
    mend();

    expect(await codeAt(other)).toBe(REFUSED);
  });

  test('when the row vanishes', async () => {
    await node.app.db.getModel('wecomClosedUsers').destroy({ where: {}, hooks: false });
    await look();

    expect(await codeAt(other)).toBe(REFUSED);
    expect(await codeAt(node)).toBe(REFUSED);
  });

  test('when the application starts again', async () => {
    const third = await startNocoBase({ database });
    const code = await codeAt(third);
    await third.stop();

    expect(code).toBe(REFUSED);
  });
});

test('an application that cannot read who is closed does not start', async () => {
  const third = await startNocoBase({ database });
  const mend = failStatements(third, (sql) => /^SELECT.*wecomClosedUsers/.test(sql));
  const started = third.app.emitAsync('beforeStart', third.app, {});

  await expect(started).rejects.toThrow('connection lost');
  mend();
  await third.stop();
});

describe('closing', () => {
  test('writes one row, and leaves roles and user as they are', async () => {
    const roles = () =>
      node.app.db.getRepository('rolesUsers').find({ filter: { userId }, raw: true }) as Promise<unknown>;
    const before = await roles();
    const now = new Date('2026-11-26T08:00:00Z');
    await close({ now });
    await close({ now: new Date(), reason: 'out-of-range' });

    const rows = (await allRows(node, 'wecomClosedUsers')).filter((row) => Number(row['userId']) === userId);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ source: 'directory', reason: 'gone' });
    expect(new Date(rows[0]?.['closedAt'] as string)).toEqual(now);
    expect(await roles()).toEqual(before);
  });

  test('and opening leave audit records without names', async () => {
    const records: AuditLog[] = [];
    const { auditManager } = node.app;
    auditManager.setLogger({ log: async (record: AuditLog) => void records.push(record) });
    await close();
    await close();
    await openUser(node.app, userId);
    await openUser(node.app, userId);
    auditManager.setLogger(undefined as never);

    expect(records).toEqual([
      expect.objectContaining({ resource: 'wecom', action: 'close', targetRecordUK: String(userId), userId: '' }),
      expect.objectContaining({ resource: 'wecom', action: 'open', targetRecordUK: String(userId) }),
    ]);
    expect(records[0]?.metadata).toEqual({ by: 'directory', source: 'directory', reason: 'gone' });
    expect(JSON.stringify(records)).not.toContain(`user${people}`);
  });

  test('goes with the user', async () => {
    await close();
    await node.app.db.getRepository('users').destroy({ filter: { id: userId } });

    expect(await node.app.db.getModel('wecomClosedUsers').count({ where: { userId } })).toBe(0);
  });
});

describe('the budget', () => {
  const since = new Date('2026-11-25T08:00:00Z');
  const at = (hours: number) => new Date(since.getTime() + hours * HOUR);

  test('counts what a source has closed without asking since then, opened again or not', async () => {
    const source = `budget${people}`;
    const closings = [
      { now: at(0) },
      { now: at(1) },
      { now: at(-1) },
      { now: at(2), confirmed: true },
      { now: at(3), source: 'another' },
    ];
    for (const [index, changes] of closings.entries()) {
      const id = await createUser(node, { username: `budget${people}-${index}` });
      await closeUser(node.app, { ...CLOSING, source, userId: id, ...changes });
      await openUser(node.app, id);
    }

    expect(await closedWithoutAsking(node.app.db, source, since)).toBe(2);
  });
});

const departments = (id: number) => other.app.cache.get(`departments:${id}`);

describe('touched users', () => {
  test('are forgotten by another node’s cache of departments, once each', async () => {
    await other.app.cache.set(`departments:${userId}`, ['sales']);
    await other.app.cache.set(`departments:${userId + 1}`, ['other']);
    await touchUsers(node.app.db, [userId, userId]);
    await look();

    expect(await departments(userId)).toBeUndefined();
    expect(await departments(userId + 1)).toEqual(['other']);
    await other.app.cache.set(`departments:${userId}`, ['support']);
    await look();
    expect(await departments(userId)).toEqual(['support']);
  });

  test('are forgotten later when looks failed meanwhile', async () => {
    await other.app.cache.set(`departments:${userId}`, ['sales']);
    await touchUsers(node.app.db, [userId]);
    const warn = vi.spyOn(other.app.log, 'warn');
    const mend = failStatements(other, (sql) => sql.includes('wecomTouchedUsers'));
    await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS);
    await vi.waitFor(() => expect(warn).toHaveBeenCalled());
    mend();
    await look();

    expect(await departments(userId)).toBeUndefined();
  });

  test('of a change that is rolled back are not touched', async () => {
    const before = await node.app.db.getModel('wecomTouchedUsers').count();
    const failing = node.app.db.sequelize.transaction(async (transaction) => {
      await touchUsers(node.app.db, [userId], transaction);
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    expect(await node.app.db.getModel('wecomTouchedUsers').count()).toBe(before);
  });

  test('nobody is no statement', async () => {
    const query = vi.spyOn(node.app.db.sequelize, 'query');
    await touchUsers(node.app.db, []);

    expect(query).not.toHaveBeenCalled();
  });
});

test('rows are removed when their time is over', async () => {
  const { db } = node.app;
  await close({ now: new Date(Date.now() - 9 * DAY) });
  await db.getModel('wecomTouchedUsers').create({ userId, touchedAt: new Date(Date.now() - 2 * HOUR) });
  await openUser(node.app, userId);
  await db.getModel('wecomClosedUsers').update({ openedAt: new Date(Date.now() - 8 * DAY) }, { where: { userId } });
  const third = await startNocoBase({ database });
  await look(third);

  await vi.waitFor(async () => {
    expect(await db.getModel('wecomClosedUsers').count({ where: { userId } })).toBe(0);
    expect(await db.getModel('wecomTouchedUsers').count({ where: { userId } })).toBe(0);
  });
  await third.stop();
});
