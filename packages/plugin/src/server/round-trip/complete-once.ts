import { cacheOf } from '../nocobase/cache';
import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { ATTEMPT_LIFETIME_MS, type Attempt } from './attempt';
import { markSpent } from './attempt-cookie';
import type { CurrentAuthenticator } from '../authenticators/current';
import { reasonOf } from './failure';
import { isHeldBack, isUnanswered } from '../wecom/wecom-error';
import { SpentStates } from './spent-states';

// One for the process: a state belongs to one application, and nobody else's has the same.
const spentStates = new SpentStates(() => performance.now(), ATTEMPT_LIFETIME_MS);

/**
 * Completes an attempt, once: on this node, and among all nodes that share a Redis. The state is taken before the work
 * begins, so that neither hanging up nor a hundred requests at the same moment make a second completion. A cookie that
 * somebody kept a copy of cannot be taken back, and what it may cause at WeCom is one call.
 *
 * When WeCom gave no answer, or was not asked, the state is given back and the person may try the same return again.
 * @throws CodedError wecom_state_used, wecom_busy; and what the work throws
 */
export async function completeOnce<Result>(
  ctx: RequestContext,
  attempt: Attempt,
  { options: { origin } }: CurrentAuthenticator,
  work: () => Promise<Result>,
): Promise<Result> {
  await claim(ctx, attempt.state);
  const putBack = markSpent(ctx, attempt, origin.startsWith('https:'));
  try {
    return await work();
  } catch (error) {
    if (mayBeTriedAgain(reasonOf(error))) {
      putBack();
      await release(ctx, attempt.state);
    }
    throw error;
  }
}

async function claim({ app }: RequestContext, state: string): Promise<void> {
  const outcome = spentStates.claim(state);
  if (outcome === 'full') {
    throw new CodedError('wecom_busy');
  }
  if (outcome === 'used' || !(await cacheOf(app).claim(sharedKey(state), ATTEMPT_LIFETIME_MS))) {
    throw new CodedError('wecom_state_used');
  }
}

async function release({ app }: RequestContext, state: string): Promise<void> {
  await cacheOf(app).del(sharedKey(state));
  spentStates.release(state);
}

function sharedKey(state: string): string {
  return `spent:${state}`;
}

function mayBeTriedAgain(error: unknown): boolean {
  return isUnanswered(error) || isHeldBack(error) || (error instanceof CodedError && error.code === 'wecom_busy');
}
