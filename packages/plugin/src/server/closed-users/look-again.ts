import type { Database } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { kindOfError } from '../nocobase/kind-of-error';
import { closedUsersOf } from './closed-users';
import { closingsExist, forgetOpened, onClosingWritten, readClosings } from './closings';
import { endSockets } from './end-sockets';
import { findTouched, forgetTouched } from './touched-users';

/** What another node wrote is known here within this many milliseconds. */
const LOOK_EVERY_MS = 15_000;
/** Clocks of nodes may differ by this much, in milliseconds, and a transaction may take as long to commit. */
const OVERLAP_MS = 5 * 60_000;
/** Old rows are removed this often, in milliseconds. */
const SWEEP_EVERY_MS = 60 * 60_000;

/** Keeps this node's knowledge of closed and touched users: complete before the first request, and up to date from then on. */
export function keepLooking(app: Application): void {
  onClosingWritten(app.db, (state) => {
    if (closedUsersOf(app).take(state)) {
      endSockets(app, [state.userId]);
    }
  });
  // Not softly: an application that does not know who is closed must not serve anybody.
  // oxlint-disable-next-line typescript/no-misused-promises -- NocoBase awaits its listeners; the type does not say so
  app.on('beforeStart', () => readAll(app));
  let timer: NodeJS.Timeout | undefined;
  app.on('afterStart', () => {
    timer = setInterval(() => void lookAgain(app), LOOK_EVERY_MS).unref();
  });
  app.on('beforeStop', () => clearInterval(timer));
}

async function readAll(app: Application): Promise<void> {
  // The update that makes the table starts the application again.
  if (await closingsExist(app.db)) {
    await closedUsersOf(app).refresh(() => readClosings(app.db));
  }
}

/**
 * Looks what other nodes have written; one look after the other. A look that fails changes nothing, and the next one makes up
 * for it.
 * @public a run ends with it
 */
export function lookAgain(app: Application): Promise<void> {
  const looks = looksOf(app.db);
  looks.last = lookAfter(looks.last, app, looks);
  return looks.last;
}

async function lookAfter(last: Promise<void>, app: Application, looks: Looks): Promise<void> {
  await last;
  try {
    await look(app, looks);
  } catch (error) {
    app.log.warn('Who is closed could not be read again', { method: 'WeCom closed users', error: kindOfError(error) });
  }
}

interface Looks {
  last: Promise<void>;
  /** When the last one that did not fail began. */
  at: number;
  sweptAt: number;
  /** Rows of touched users that a look has seen and the next one may meet again. */
  seen: Set<number>;
}

const looksByDatabase = new WeakMap<Database, Looks>();

function looksOf(db: Database): Looks {
  const looks = looksByDatabase.get(db) ?? {
    last: Promise.resolve(),
    at: Date.now(),
    sweptAt: 0,
    seen: new Set<number>(),
  };
  looksByDatabase.set(db, looks);
  return looks;
}

async function look(app: Application, looks: Looks): Promise<void> {
  const now = Date.now();
  const closed = await closedUsersOf(app).refresh(() => readClosings(app.db));
  endSockets(app, closed);
  await forget(app, 'auth', closed);
  const touched = await findTouched(app.db, new Date(looks.at - OVERLAP_MS));
  const news = touched.filter(({ rowId }) => !looks.seen.has(rowId));
  await forget(
    app,
    'departments',
    news.map(({ userId }) => userId),
  );
  looks.seen = new Set(touched.map(({ rowId }) => rowId));
  looks.at = now;
  if (now - looks.sweptAt >= SWEEP_EVERY_MS) {
    looks.sweptAt = now;
    await forgetOpened(app.db, new Date(now));
    await forgetTouched(app.db, new Date(now));
  }
}

// NocoBase caches users, and plugin-departments their departments, without an end; where the cache is memory, each node its own.
// A closed user is read again for the time of the last password change: the session then ends by NocoBase's own code, at which
// its pages go to the sign-in page.
async function forget({ cache }: Application, prefix: 'auth' | 'departments', userIds: number[]): Promise<void> {
  for (const userId of new Set(userIds)) {
    await cache.del(`${prefix}:${userId}`);
  }
}
