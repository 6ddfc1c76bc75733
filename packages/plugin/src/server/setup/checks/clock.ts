import type { ResultOf } from '../../../shared/setup';
import type { Answer, Clocks } from '../ask-wecom';
import { blockerOf } from '../blocker';

const CHECK = 'clock';

/** Clocks that differ by more than this many seconds are worth a word; the network takes a few. */
const TOLERATED_S = 60;

/** Whether this server's clock agrees with WeCom's, which every reply carries in whole seconds. */
export function checkClock({ answer, clocks }: { answer: Answer; clocks?: Clocks }): ResultOf<'clock'> {
  if (!clocks) {
    return { check: CHECK, status: 'unknown', reason: 'blocked', waitsFor: blockerOf(answer) };
  }
  const aheadS = Math.round((clocks.ours - clocks.theirs) / 1000);
  if (Math.abs(aheadS) <= TOLERATED_S) {
    return { check: CHECK, status: 'passed', reason: 'exact' };
  }
  return {
    check: CHECK,
    status: 'failed',
    reason: aheadS > 0 ? 'ahead' : 'behind',
    values: { seconds: Math.abs(aheadS) },
  };
}
