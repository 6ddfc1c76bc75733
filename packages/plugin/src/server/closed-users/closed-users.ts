import type { Database } from '@nocobase/database';
import type { ClosingState } from './closings';

/** The ids of closed users in the memory of this node: a request waits for nothing and asks no database. */
export class ClosedUsers {
  private readonly ids = new Set<number>();
  private changes = 0;

  get size(): number {
    return this.ids.size;
  }

  has(userId: unknown): boolean {
    return this.ids.has(Number(userId));
  }

  /** Takes what this node itself has written. @returns whether it closed somebody who was not */
  take({ userId, isClosed }: ClosingState): boolean {
    this.changes += 1;
    const isNew = isClosed && !this.ids.has(userId);
    if (isClosed) {
      this.ids.add(userId);
    } else {
      this.ids.delete(userId);
    }
    return isNew;
  }

  /**
   * Takes all rows as the database has them. Only a row that says so opens a user: whoever has none any more stays closed,
   * and so does everybody when rows cannot be read. What this node wrote meanwhile is newer than what was read, so nobody is
   * opened then; the next look does it.
   *
   * @returns the ids of those who were not closed here before
   */
  async refresh(read: () => Promise<ClosingState[]>): Promise<number[]> {
    const before = this.changes;
    const states = await read();
    const isCurrent = before === this.changes;
    return states.filter((state) => (state.isClosed || isCurrent) && this.take(state)).map(({ userId }) => userId);
  }
}

const closedUsers = new WeakMap<Database, ClosedUsers>();

/**
 * The closed users of an application, as this node knows them. By its database: a plugin is given a proxy of the application,
 * and a request the application itself.
 */
export function closedUsersOf({ db }: { db: Database }): ClosedUsers {
  const users = closedUsers.get(db) ?? new ClosedUsers();
  closedUsers.set(db, users);
  return users;
}
