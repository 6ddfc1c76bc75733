import type { Application } from '@nocobase/server';
import { findDecisions, type OpenDecisions, removeDecisions } from './decision-rows';
import type { Clock } from './clock';
import { saveFindings } from './finding-rows';
import { countFindings, isWorthARow, listFindings } from './list-findings';
import { planSource } from './plan-source';
import type { WriteFailure } from '../write/failure';
import type { DirectoryPorts } from './ports';
import type { Pulse } from './pulse';
import type { DirectorySource } from './read-source';
import type { RunEnd } from './run-rows';

export interface CarryingOut extends Pick<Clock, 'now' | 'sleep'> {
  app: Application;
  ports: DirectoryPorts;
  runId: number;
  pulse: Pick<Pulse, 'signal' | 'note'>;
}

/**
 * The steps of a run: fetch, compare, ask, write, say what became of everybody.
 * @throws WeComRefusedError, WeComUnreachableError; the reason of the signal
 */
export async function carryOut(source: DirectorySource, facts: CarryingOut): Promise<RunEnd> {
  const { app, ports, runId, pulse, now, sleep } = facts;
  const { signal } = pulse;
  const onProgress: Pulse['note'] = (progress) => pulse.note(progress);
  const decisions = await findDecisions(app.db, source.name);
  const made = await planSource(source, { app, ports, decisions, now, sleep, signal, onProgress });
  signal.throwIfAborted();
  const failures = await ports.writePlan(app, source, made.plan, {
    runId,
    signal,
    onProgress: (done, total) => onProgress({ step: 'write', done, total }),
    confirmed: confirmedIn(decisions),
  });
  onProgress({ step: 'finish', done: 0, total: 1 });
  const findings = listFindings(made.facts, made.plan, failures);
  const { name, corpId } = source;
  await saveFindings(app.db, { runId, source: name, corpId }, findings.filter(isWorthARow));
  await removeDecisions(app.db, carriedOut(decisions, failures));
  await ports.lookAgain(app);
  const state = failures.length > 0 ? 'incomplete' : 'succeeded';
  return { state, counts: countFindings(findings), doubt: made.plan.doubt };
}

function confirmedIn({ members }: OpenDecisions): Set<string> {
  return new Set([...members].filter(([, { kind }]) => kind === 'close').map(([identity]) => identity));
}

/** A decision is for one run, whatever came of it: who could not be closed is asked about again. What failed is tried again. */
function carriedOut({ rows }: OpenDecisions, failures: readonly WriteFailure[]): number[] {
  const failed = new Set(failures.map(({ subject, identity }) => `${subject} ${identity}`));
  return rows.filter(({ subject, identity }) => !failed.has(`${subject} ${identity}`)).map(({ id }) => id);
}
