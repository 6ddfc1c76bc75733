import type { Database } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import type { Facts } from '../plan/facts';
import type { DirectoryPlan } from '../plan/plan';

/** A source as far as those need it who read and write what it has written. */
export interface SourceKey {
  /** Name of NocoBase's row of the source. */
  name: string;
  /** Name of its authenticator. */
  authenticator: string;
  corpId: string;
}

/** A record that could not be written. */
export interface WriteFailure {
  subject: 'department' | 'member';
  identity: string;
  /** A code; no personal data. */
  reason: string;
}

interface WriteOptions {
  runId: number;
  /** Ends the writing between two batches. */
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
  /** Identities of the members whose closing an administrator has confirmed. */
  confirmed: ReadonlySet<string>;
}

/** What a run needs of NocoBase and of our records beside its own rows. */
export interface DirectoryPorts {
  readStored: (app: Application, source: SourceKey) => Promise<Pick<Facts, 'written' | 'actual'>>;
  /** Writes what the plan names, and tells what failed. Throws the reason of the signal. */
  writePlan: (
    app: Application,
    source: SourceKey,
    plan: DirectoryPlan,
    options: WriteOptions,
  ) => Promise<WriteFailure[]>;
  /** Users of a source who were closed since then without a confirmation. */
  closedWithoutAsking: (db: Database, source: string, since: Date) => Promise<number>;
  /** Looks at once who is closed by now. */
  lookAgain: (app: Application) => Promise<void>;
}
