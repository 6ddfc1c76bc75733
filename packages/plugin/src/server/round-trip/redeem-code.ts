import { setTimeout as sleep } from 'node:timers/promises';
import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { isHeldBack, isUnanswered } from '../wecom/wecom-error';
import { CodeBudget, type Outcome } from './code-budget';
import { CodeGate } from './code-gate';
import { nearestAddress } from './nearest-address';

// One for the process: WeCom counts the calls of a corp, whichever application or authenticator they are made for.
const gate = new CodeGate(new CodeBudget(() => performance.now()), sleep);

/** Makes the call that redeems a code. */
export type Redeem = <Known>(call: () => Promise<Known>) => Promise<Known>;

/**
 * Redeems codes at the expense of whoever sent this request: a flood of invented ones waits, before it is a call to WeCom
 * (docs/adr/0018-one-completion-and-a-budget.md).
 * @param userId of the user whom the browser has proved to be of
 * @returns throws CodedError wecom_busy when the turn does not come
 */
export function redeemFor(ctx: RequestContext, userId: number | undefined): Redeem {
  return async (call) => {
    const user = userId === undefined ? undefined : `${ctx.app.name}/${userId}`;
    const announced = await gate.enter({ address: nearestAddress(ctx.req), user });
    if (!announced) {
      throw new CodedError('wecom_busy');
    }
    try {
      const known = await call();
      announced.end('free');
      return known;
    } catch (error) {
      announced.end(outcomeOf(error));
      throw error;
    }
  };
}

function outcomeOf(error: unknown): Outcome {
  if (isHeldBack(error)) {
    return 'free';
  }
  return isUnanswered(error) ? 'unanswered' : 'failed';
}
