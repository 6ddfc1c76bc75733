import type { Application } from '@nocobase/server';
import { fetchDirectory } from '../fetch-directory';
import type { Decisions } from '../plan/facts';
import { askAboutMissing } from './ask-about-missing';
import type { Clock } from './clock';
import { makePlan, type MadePlan } from './make-plan';
import type { DirectoryPorts } from './ports';
import type { Step } from './pulse';
import type { DirectorySource } from './read-source';

/** The closings of this long count against the budget, in milliseconds. */
const BUDGET_MS = 24 * 60 * 60_000;

export interface Planning extends Pick<Clock, 'now' | 'sleep'> {
  app: Application;
  ports: Pick<DirectoryPorts, 'readStored' | 'closedWithoutAsking'>;
  decisions: Decisions;
  signal: AbortSignal;
  onProgress: (progress: Step) => void;
}

/**
 * Plans a run of a source by what WeCom tells now and what stands in NocoBase. Nothing is written.
 * @throws WeComRefusedError, WeComUnreachableError; the reason of the signal
 */
export function planSource(source: DirectorySource, planning: Planning): Promise<MadePlan> {
  const { app, ports, decisions, now, sleep, signal, onProgress } = planning;
  const { wecom, options, corpId, name } = source;
  return makePlan({
    onProgress,
    fetch: () => fetchDirectory(wecom, { sleep, signal, onProgress }),
    read: async () => {
      signal.throwIfAborted();
      const since = new Date(now().getTime() - BUDGET_MS);
      const budgetUsed = await ports.closedWithoutAsking(app.db, name, since);
      return { ...(await ports.readStored(app, source)), corpId, options, decisions, budgetUsed };
    },
    ask: (identities) => {
      const progress = { step: 'missing', done: 0, total: identities.length } as const;
      let done = 0;
      const onDone = () => onProgress({ ...progress, done: (done += 1) });
      const onWait = (waitsForMs: number) => onProgress({ ...progress, done, waitsForMs });
      onProgress(progress);
      return askAboutMissing(wecom, identities, { sleep, signal, onWait, onDone });
    },
  });
}
