import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Pulse, type RunStopped } from './pulse';

let now: number;
let tick: () => void;
const beat = vi.fn<ConstructorParameters<typeof Pulse>[1]>();
const end = vi.fn<() => void>();

function every(_ms: number, work: () => void): () => void {
  tick = work;
  return end;
}

function aPulse(): Pulse {
  return new Pulse({ now: () => new Date(now), every }, beat);
}

/** Lets time pass, and what was begun then end. */
async function pass(ms: number): Promise<void> {
  now += ms;
  tick();
  await new Promise((resolve) => setImmediate(resolve));
}

beforeEach(() => {
  now = 0;
  beat.mockReset().mockResolvedValue('goes-on');
  end.mockReset();
});

const reasonOf = ({ signal }: Pulse) => (signal.reason as RunStopped | undefined)?.why;

describe('a pulse', () => {
  it('beats every ten seconds while there is nothing to tell', async () => {
    aPulse();
    await pass(9_999);
    expect(beat).not.toHaveBeenCalled();
    await pass(1);
    await pass(9_999);
    expect(beat).toHaveBeenCalledTimes(1);
  });

  it('tells at once where the run is, and since when it is in that step', async () => {
    const pulse = aPulse();
    now = 1_000;
    pulse.note({ step: 'members', done: 1, total: 9 });
    now = 2_000;
    pulse.note({ step: 'members', done: 2, total: 9, waitsForMs: 60_000 });
    await pass(0);
    expect(beat).toHaveBeenCalledExactlyOnceWith(
      { step: 'members', done: 2, total: 9, stepStartedAt: new Date(1_000), waitsUntil: new Date(62_000) },
      new Date(2_000),
    );
  });

  it.each(['cancelled', 'lost'] as const)('ends a run that is %s', async (answer) => {
    beat.mockResolvedValue(answer);
    const pulse = aPulse();
    await pass(10_000);
    expect(reasonOf(pulse)).toBe(answer);
  });

  it('outlives a database that fails for a while', async () => {
    beat.mockRejectedValueOnce(new Error('Gone')).mockRejectedValueOnce(new Error('Gone'));
    const pulse = aPulse();
    await pass(10_000);
    await pass(10_000);
    await pass(10_000);
    expect(beat).toHaveBeenCalledTimes(3);
    expect(pulse.signal.aborted).toBe(false);
  });

  it('takes the run for lost when others must take it for dead', async () => {
    beat.mockRejectedValue(new Error('Gone'));
    const pulse = aPulse();
    await pass(60_000);
    expect(pulse.signal.aborted).toBe(false);
    await pass(1);
    expect(reasonOf(pulse)).toBe('lost');
  });

  it('beats once at a time, and not after the end', async () => {
    const answers: ((answer: 'goes-on') => void)[] = [];
    beat.mockReturnValueOnce(new Promise((resolve) => answers.push(resolve)));
    const pulse = aPulse();
    await pass(10_000);
    await pass(10_000);
    expect(beat).toHaveBeenCalledTimes(1);
    answers.forEach((answer) => answer('goes-on'));
    pulse.stop('stopping');
    await pass(10_000);
    expect(beat).toHaveBeenCalledTimes(1);
    pulse.rest();
    expect(end).toHaveBeenCalledTimes(1);
  });
});
