import type { ResultOf } from '../../../shared/setup';
import type { Clocks } from '../ask-wecom';

const CHECK = 'clock';

/** Clocks that differ by more than this many seconds are worth a word; the network takes a few. */
const TOLERATED_S = 60;

/** Whether this server's clock agrees with WeCom's, which every reply carries in whole seconds. */
export function checkClock(clocks: Clocks | undefined): ResultOf<'clock'> {
  if (!clocks) {
    return { check: CHECK, status: 'unknown', reason: 'blocked' };
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
