import type { Database } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import type { Facts } from '../plan/facts';
import type { DirectoryPlan } from '../plan/plan';
import type { Source } from '../stored/read-stored';
import type { WriteFailure } from '../write/failure';
import type { WriteOptions } from '../write/write-plan';

export interface Writing extends Pick<WriteOptions, 'signal' | 'onProgress'> {
  runId: number;
  /** Identities of the members whose closing an administrator has confirmed. */
  confirmed: ReadonlySet<string>;
}

/** What a run needs of NocoBase and of our records beside its own rows. */
export interface DirectoryPorts {
  readStored: (app: Application, source: Source) => Promise<Pick<Facts, 'written' | 'actual'>>;
  /** Writes what the plan names, and tells what failed. Throws the reason of the signal. */
  writePlan: (app: Application, source: Source, plan: DirectoryPlan, options: Writing) => Promise<WriteFailure[]>;
  /** Users of a source who were closed since then without a confirmation. */
  closedWithoutAsking: (db: Database, source: string, since: Date) => Promise<number>;
  /** Looks at once who is closed by now. */
  lookAgain: (app: Application) => Promise<void>;
}
