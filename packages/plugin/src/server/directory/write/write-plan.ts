import type { Transaction } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { sparingTheCache } from '../../nocobase/spare-the-cache';
import { asWeCom } from '../../profile-authors/actor';
import { whenFilled } from '../../profile-authors/fill-authors';
import type { ClosingReason, DirectoryPlan } from '../plan/plan';
import type { Source } from '../stored/read-stored';
import type { WriteFailure } from './failure';
import { membersToWrite } from './members-to-write';
import { writeDepartments } from './write-departments';
import { writeMembers } from './write-members';

/** What a plan asks for that is not the directory's own: accounts are closed and opened, and other nodes are told of changes. */
export interface Accounts {
  close(closing: { identity: string; userId: number; reason: ClosingReason }, transaction: Transaction): Promise<void>;
  open(userId: number, transaction: Transaction): Promise<void>;
  /** The departments of these users have changed. */
  touch(userIds: number[], transaction: Transaction): Promise<void>;
}

export interface WriteOptions {
  accounts: Accounts;
  /** Looked at between two transactions. */
  signal: AbortSignal;
  /** Counts departments and members. */
  onProgress: (done: number, total: number) => void;
}

/** Where a plan is written to. */
export interface Target {
  app: Application;
  source: Source;
  accounts: Accounts;
}

/**
 * Carries a plan out: departments one by one, parents first, then members in batches. Each change and its record are written
 * together or not at all, so that a run that stops anywhere is finished by the next one.
 * @returns what could not be written
 * @throws the reason of the signal; what the database throws when it is gone
 */
export async function writePlan(
  app: Application,
  source: Source,
  plan: DirectoryPlan,
  { accounts, signal, onProgress }: WriteOptions,
): Promise<WriteFailure[]> {
  const departments = plan.departments.filter(({ write }) => write !== undefined);
  const members = membersToWrite(plan);
  const total = departments.length + members.length;
  if (total === 0) {
    return [];
  }
  let done = 0;
  const steps = {
    signal,
    onWritten: (count: number) => onProgress((done += count), total),
  };
  const target = { app, source, accounts };
  // Before any transaction: the fill has some of its own.
  await whenFilled(app.db);
  return sparingTheCache(app, () =>
    asWeCom(async () => {
      const written = await writeDepartments(target, departments, steps);
      return [...written.failures, ...(await writeMembers(target, members, written.departmentIds, steps))];
    }),
  );
}

/** How a long piece of work is watched and stopped. */
export interface Steps {
  signal: AbortSignal;
  onWritten: (count: number) => void;
}
