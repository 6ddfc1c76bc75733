import type { ResultOf } from '../../../shared/setup';
import type { Answer } from '../ask-wecom';
import { blockerOf } from '../blocker';

const CHECK = 'visible-range';

/** The app's visible range as WeCom tells it: what the range names, not how many members departments have. */
export function checkVisibleRange(answer: Answer): ResultOf<'visible-range'> {
  if (answer.kind !== 'app') {
    return { check: CHECK, status: 'unknown', reason: 'blocked', waitsFor: blockerOf(answer) };
  }
  const values = { ...answer.app.visibleRange };
  return values.members + values.departments + values.tags > 0
    ? { check: CHECK, status: 'passed', reason: 'granted', values }
    : { check: CHECK, status: 'failed', reason: 'empty' };
}
