import { hostname } from 'node:os';
import type { Application } from '@nocobase/server';
import { kindOfError } from '../../nocobase/kind-of-error';
import { carryOut } from './carry-out';
import type { Clock } from './clock';
import { failureOf } from './failure-of';
import { forgetOldRuns } from './forget-old-runs';
import type { DirectoryPorts } from './ports';
import { Pulse, RunStopped } from './pulse';
import type { DirectorySource } from './read-source';
import { beat, claimRun, endRun, requestCancel, type RunEnd } from './run-rows';

/** A run that has been begun, and nothing more. */
export interface BegunRun {
  id: number;
  source: string;
}

/** The runs of an application: begun, carried out and ended on this node, cancelled from any. */
export class DirectoryRuns {
  private readonly underWay = new Map<number, { pulse: Pulse; ended: Promise<unknown> }>();

  constructor(
    readonly app: Application,
    readonly ports: DirectoryPorts,
    readonly clock: Clock,
  ) {}

  /** @throws CodedError wecom_directory_running */
  async begin(source: string): Promise<BegunRun> {
    return { id: await claimRun(this.app.db, source, hostname(), this.clock.now()), source };
  }

  /** Ends a run that never got under way. */
  async giveUp(run: BegunRun): Promise<void> {
    await endRun(this.app.db, run, { state: 'failed' }, this.clock.now());
  }

  /** Carries a run out. What goes wrong is part of what it resolves to. */
  async carryOut(run: BegunRun, readSource: () => Promise<DirectorySource>): Promise<RunEnd> {
    const pulse = new Pulse(this.clock, (progress, now) => beat(this.app.db, run, progress, now));
    const work = this.work(run, readSource, pulse);
    this.underWay.set(run.id, { pulse, ended: work });
    try {
      return await work;
    } finally {
      this.underWay.delete(run.id);
    }
  }

  /** Ends the run of a source that is under way, on whatever node. @returns whether there was one */
  async cancel(source: string): Promise<boolean> {
    const id = await requestCancel(this.app.db, source, this.clock.now());
    if (id === undefined) {
      return false;
    }
    this.underWay.get(id)?.pulse.stop('cancelled');
    return true;
  }

  /** The application ends: so do its runs, while there still is a database. */
  async stop(): Promise<void> {
    const all = [...this.underWay.values()];
    all.forEach(({ pulse }) => pulse.stop('stopping'));
    await Promise.allSettled(all.map(({ ended }) => ended));
  }

  private async work(run: BegunRun, readSource: () => Promise<DirectorySource>, pulse: Pulse): Promise<RunEnd> {
    const { app, clock } = this;
    try {
      const end = await this.attempt(run, readSource, pulse);
      await endRun(app.db, run, end, clock.now());
      const { state, counts, failure } = end;
      app.log.info('A run of the directory has ended', {
        method: 'WeCom directory',
        run: run.id,
        state,
        counts,
        failure,
      });
      await this.tidyUp(run.source);
      return end;
    } finally {
      pulse.rest();
    }
  }

  private async attempt(run: BegunRun, readSource: () => Promise<DirectorySource>, pulse: Pulse): Promise<RunEnd> {
    const { app, ports, clock } = this;
    try {
      const source = await readSource();
      return await carryOut(source, { ...clock, app, ports, runId: run.id, pulse });
    } catch (error) {
      if (pulse.signal.aborted) {
        const { reason } = pulse.signal as { reason: unknown };
        return { state: reason instanceof RunStopped && reason.why === 'cancelled' ? 'cancelled' : 'interrupted' };
      }
      return { state: 'failed', failure: failureOf(app, error) };
    }
  }

  /** A failure to forget is not the run's. */
  private async tidyUp(source: string): Promise<void> {
    try {
      await forgetOldRuns(this.app.db, source, this.clock.now());
    } catch (error) {
      this.app.log.warn('Old runs could not be removed', { method: 'WeCom directory', error: kindOfError(error) });
    }
  }
}
