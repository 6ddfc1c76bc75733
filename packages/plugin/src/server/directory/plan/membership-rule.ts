import type { MemberOutcome } from './plan';

/**
 * What becomes of the memberships that we wrote of a user.
 *
 * - `follow`: they are as WeCom tells them
 * - `shrink`: what WeCom takes away is taken back, and nothing is added
 * - `take-back`: all are taken back
 * - `keep`: all stay, but in a department that is gone
 * - `freeze`: all stay
 */
export type MembershipRule = 'follow' | 'shrink' | 'take-back' | 'keep' | 'freeze';

/** Finds the rule for what became of a member. Whoever waits for a decision, or for WeCom's answer, stays as they are. */
export function membershipRule(outcome: MemberOutcome): MembershipRule {
  switch (outcome.kind) {
    case 'unchanged':
    case 'changed':
    case 'made':
    case 'adopted':
    case 'opened':
      return 'follow';
    case 'unlinked':
      return 'shrink';
    case 'moved-out':
    case 'out-of-range':
    case 'unlinked-gone':
      return 'take-back';
    case 'departed':
      return outcome.departure === 'moved-out' || outcome.departure === 'taken-back' ? 'take-back' : 'keep';
    case 'closed':
      return 'keep';
    default:
      return 'freeze';
  }
}
