import { membersToAsk, planDirectory } from '../../../../packages/plugin/src/server/directory/plan/plan-directory';
import type { Facts, LeaverAnswer } from '../../../../packages/plugin/src/server/directory/plan/facts';
import type { DirectoryPlan } from '../../../../packages/plugin/src/server/directory/plan/plan';
import { readStored } from '../../../../packages/plugin/src/server/directory/stored/read-stored';
import { CORP_ID, someFacts } from '../../../../packages/plugin/src/server/directory/testing/builders';
import type { WriteFailure } from '../../../../packages/plugin/src/server/directory/write/failure';
import { writePlan, type WriteOptions } from '../../../../packages/plugin/src/server/directory/write/write-plan';
import type { NocoBase } from '../../../world/nocobase/start-nocobase';
import { failStatements } from '../../support/failing-database';

export const SOURCE = { name: 'company', authenticator: 'wecom' };

/** What a run is told, and who carries accounts. */
export interface RunOptions extends Partial<Omit<Facts, 'told' | 'written' | 'actual' | 'options' | 'decisions'>> {
  told?: Partial<Facts['told']>;
  options?: Partial<Facts['options']>;
  decisions?: Partial<Facts['decisions']>;
  /** What WeCom answers about anybody who is missing. */
  answer?: LeaverAnswer;
  write?: Partial<WriteOptions>;
  source?: typeof SOURCE;
  /** Statements that the database refuses while the plan is written. */
  isRefused?: (sql: string) => boolean;
  /** Done between the plan and the writing. */
  meanwhile?: () => Promise<unknown>;
}

export interface RunResult {
  plan: DirectoryPlan;
  failures: WriteFailure[];
  /** SQL statements of reading and of writing. */
  read: string[];
  wrote: string[];
  /** Users whom the run closed, opened and touched. */
  closed: number[];
  opened: number[];
  touched: number[];
}

/** Reads, plans and writes as a run does, with accounts that only note what is asked of them. */
export async function runDirectory(nocobase: NocoBase, options: RunOptions = {}): Promise<RunResult> {
  const { told, answer, write, source = SOURCE, meanwhile, isRefused, ...changes } = options;
  const facts = someFacts({ ...changes, told: { departments: [], members: [], ...told } });
  const { app } = nocobase;
  const { value: stored, statements: read } = await counting(nocobase, () => readStored(app, source, new Set()));
  const first = planDirectory({ ...facts, ...stored });
  const answers = new Map(membersToAsk(first).map((identity) => [identity, answer ?? ({ kind: 'none' } as const)]));
  const plan = planDirectory({ ...facts, ...stored, answers });
  await meanwhile?.();
  const noted = { closed: [] as number[], opened: [] as number[], touched: [] as number[] };
  const accounts: WriteOptions['accounts'] = {
    close: async ({ userId }) => void noted.closed.push(userId),
    open: async (userId) => void noted.opened.push(userId),
    touch: async (userIds) => void noted.touched.push(...userIds),
  };
  const settings = { accounts, signal: new AbortController().signal, onProgress: () => undefined, ...write };
  const writing = () => writePlan(app, source, plan, settings);
  const { value: failures, statements: wrote } = await counting(nocobase, writing, isRefused);
  return { plan, failures, read, wrote, ...noted };
}

async function counting<Value>(
  nocobase: NocoBase,
  work: () => Promise<Value>,
  isRefused: (sql: string) => boolean = () => false,
) {
  const statements: string[] = [];
  const mend = failStatements(nocobase, (sql) => statements.push(sql) < 0 || isRefused(sql));
  try {
    return { value: await work(), statements };
  } finally {
    mend();
  }
}

/** The outcomes of the members of a plan, by what they are. */
export function outcomesOf({ members }: DirectoryPlan): Record<string, string> {
  return Object.fromEntries(members.map(({ identity, outcome }) => [identity.slice(CORP_ID.length + 1), outcome.kind]));
}
