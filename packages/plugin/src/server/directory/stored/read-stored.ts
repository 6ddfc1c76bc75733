import type { Application } from '@nocobase/server';
import type { Facts } from '../plan/facts';
import { readActual } from './read-actual';
import { readWritten } from './read-written';

/** A source, by names. */
export interface Source {
  /** Of the row in NocoBase's list of sources. */
  name: string;
  authenticator: string;
}

/**
 * Reads what a source wrote last and what stands in NocoBase: the facts of a plan that WeCom has no part in. The number of
 * queries does not depend on the size.
 * @param closed the users who are closed
 */
export async function readStored(
  app: Pick<Application, 'db' | 'pm'>,
  { name, authenticator }: Source,
  closed: ReadonlySet<number>,
): Promise<Pick<Facts, 'written' | 'actual'>> {
  const { written, activeElsewhere } = await readWritten(app.db, name);
  const actual = await readActual(app, { authenticator, activeElsewhere, closed });
  return { written, actual };
}
