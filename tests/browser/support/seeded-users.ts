import type { ApiClient } from '../../world/nocobase/api-client';

type Row = Record<string, unknown> & { id: number };

/**
 * The users of the demo. To make one anew takes an eighth of a second, mostly for the password, so those whom a test has left
 * as they were stay for the next.
 */
export class SeededUsers {
  /** Their rows by id, as JSON. */
  private rows = new Map<number, string>();

  constructor(private readonly api: ApiClient) {}

  /** Notes the users that there are now as those of the demo. */
  async note(): Promise<void> {
    this.rows = new Map((await this.list()).map((row) => [row.id, JSON.stringify(row)]));
  }

  /** Removes everybody but the root user and those who are as they were noted. With them go their links. */
  async removeOthers(): Promise<void> {
    const linked = await this.api.call<{ user: { id: number } }[]>('wecom:listLinks', { pageSize: '200' });
    const ids = new Set(linked.map(({ user }) => user.id));
    const others = (await this.list()).filter(
      (row) => ids.has(row.id) || JSON.stringify(row) !== this.rows.get(row.id),
    );
    if (others.length > 0) {
      await this.api.call('users:destroy', { filter: { id: { $in: others.map(({ id }) => id) } } }, {});
    }
  }

  private list(): Promise<Row[]> {
    return this.api.call('users:list', { filter: { id: { $ne: 1 } }, sort: 'id', pageSize: '200' });
  }
}
