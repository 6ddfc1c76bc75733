import { isUniqueViolation } from '../../nocobase/contention';

/** Something of a plan that could not be written; the rest of the plan is. */
export interface WriteFailure {
  subject: 'department' | 'member';
  identity: string;
  reason: FailureReason;
}

export type FailureReason =
  /** The member or the user has been linked since the plan was made; the next run finds the link. */
  | 'claimed-meanwhile'
  | 'user-missing'
  /** A department, or one above it, could not be written. Whoever belongs to it is written without. */
  | 'department-missing'
  /** Another record has a value that stands once. */
  | 'value-taken'
  /** The database or NocoBase refused it. */
  | 'refused';

/** Why one record cannot be written. */
export class WriteError extends Error {
  override readonly name = 'WriteError';

  constructor(readonly reason: FailureReason) {
    super(reason);
  }
}

/**
 * Tells why one record could not be written.
 * @throws whatever was thrown, when no record can be written: the database is gone
 */
export function reasonOf(error: unknown): FailureReason {
  if (error instanceof WriteError) {
    return error.reason;
  }
  if (error instanceof Error && /^Sequelize(Connection|Host|Invalid|Access)/.test(error.name)) {
    throw error;
  }
  return isUniqueViolation(error) ? 'value-taken' : 'refused';
}
