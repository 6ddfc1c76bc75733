import { ERROR_CODES, type ErrorCode } from '../shared/error-codes';
import type { FailureDetails } from '../shared/sign-in';

/** Something that is refused on purpose. Holds nothing secret: NocoBase copies an error's own fields into the reply. */
export class CodedError extends Error {
  override readonly name = 'CodedError';
  readonly status: number;
  // Expected outcomes: NocoBase logs them without alarm.
  readonly logLevel = 'info';

  /**
   * @param details what a browser is told beside code and text
   * @param values fill the translated text; `field` is an option, told by its label
   */
  constructor(
    readonly code: ErrorCode,
    readonly details: FailureDetails = {},
    readonly values: Record<string, string | number> = {},
  ) {
    super(code);
    this.status = ERROR_CODES[code].status;
    withoutStack(this);
  }
}

/**
 * Leaves of an error's stack the line that names it: NocoBase logs the stack of every error that a request ends with, and
 * a refusal that was foreseen has nothing to trace.
 */
export function withoutStack<Refusal extends Error>(error: Refusal): Refusal {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
