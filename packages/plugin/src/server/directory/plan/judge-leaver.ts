import type { LeaverAnswer } from './facts';
import type { ClosingReason } from './plan';

/** What is done about one member who is missing. */
export type LeaverVerdict =
  | { kind: 'close'; reason: ClosingReason }
  /** Our memberships are taken back, and the account stays open. */
  | { kind: 'take-back'; departure: 'moved-out' | 'taken-back' }
  /** The answers in which they were missing were wrong. */
  | { kind: 'is-there' }
  | { kind: 'no-answer' };

/**
 * Judges a member who is missing by what WeCom says about them alone. Whom it knows as gone is closed. Whom the app may only
 * not see is closed when the user is nothing but this member: made by a run, and not active in another source.
 * @param isInside whether a member of these departments of WeCom is to be synchronised
 */
export function judgeLeaver(
  answer: LeaverAnswer,
  { origin, isActiveElsewhere }: { origin: 'made' | 'found'; isActiveElsewhere: boolean },
  isInside: (departmentIds: readonly string[]) => boolean,
): LeaverVerdict {
  switch (answer.kind) {
    case 'none':
      return { kind: 'no-answer' };
    case 'active':
      return isInside(answer.departmentIds) ? { kind: 'is-there' } : { kind: 'take-back', departure: 'moved-out' };
    case 'left':
    case 'disabled':
      return { kind: 'close', reason: answer.kind };
    case 'out-of-range':
      return origin === 'made' && !isActiveElsewhere
        ? { kind: 'close', reason: 'out-of-range' }
        : { kind: 'take-back', departure: 'taken-back' };
  }
}
