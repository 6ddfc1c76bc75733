import type { FetchProgress } from '../fetch-directory';
import type { RunStep } from '../../../shared/directory';
import type { Clock } from './clock';
import { type Progress, STALE_MS } from './run-rows';

/** The heart beats so often, in milliseconds, … */
const HEARTBEAT_MS = 10_000;
/** … and what has been done since is told so often. */
const LOOK_MS = 2_000;

/** Why a run ends before its end. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';

  /** @param why `lost`: another process has taken it over; `stopping`: the application ends */
  constructor(readonly why: 'cancelled' | 'lost' | 'stopping') {
    super(`The run was ended: ${why}`);
  }
}

/** Where a run is, as its steps tell it. */
export type Step = Pick<FetchProgress, 'done' | 'total' | 'waitsForMs'> & { step: RunStep };

type Beat = (progress: Progress, now: Date) => Promise<'goes-on' | 'cancelled' | 'lost'>;

/**
 * The heart of a run: tells the other nodes that it goes on and how far it is, and ends it when somebody asked for that or
 * when it is no longer this process's.
 */
export class Pulse {
  private readonly controller = new AbortController();
  private readonly end: () => void;
  private progress: Progress;
  private isNews = false;
  private isBeating = false;
  private lastBeatAt: number;

  constructor(
    private readonly clock: Pick<Clock, 'now' | 'every'>,
    private readonly beat: Beat,
  ) {
    const now = clock.now();
    this.progress = { step: 'departments', done: 0, total: 1, stepStartedAt: now, waitsUntil: null };
    this.lastBeatAt = now.getTime();
    this.end = clock.every(LOOK_MS, () => void this.look());
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  note({ step, done, total, waitsForMs }: Step): void {
    const now = this.clock.now();
    const stepStartedAt = step === this.progress.step ? this.progress.stepStartedAt : now;
    const waitsUntil = waitsForMs === undefined ? null : new Date(now.getTime() + waitsForMs);
    this.progress = { step, done, total, stepStartedAt, waitsUntil };
    this.isNews = true;
  }

  stop(why: RunStopped['why']): void {
    this.controller.abort(new RunStopped(why));
  }

  /** The run is over. */
  rest(): void {
    this.end();
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    const isDue = now.getTime() - this.lastBeatAt >= HEARTBEAT_MS;
    if (this.isBeating || this.signal.aborted || !(this.isNews || isDue)) {
      return;
    }
    this.isBeating = true;
    this.isNews = false;
    try {
      const answer = await this.beat(this.progress, now);
      this.lastBeatAt = now.getTime();
      if (answer !== 'goes-on') {
        this.stop(answer);
      }
    } catch {
      // A database that does not answer may do so the next time; after this long others take the run for dead.
      if (now.getTime() - this.lastBeatAt > STALE_MS) {
        this.stop('lost');
      }
    } finally {
      this.isBeating = false;
    }
  }
}
