import { CodedError } from '../errors';
import { audit, type AuditedEvent } from '../nocobase/audit';
import type { RequestContext } from '../nocobase/request-context';

type Facts = Pick<AuditedEvent, 'authenticator' | 'identity' | 'actorId' | 'userId'>;

/** Does what an administrator asked for; a refusal leaves an audit record, as what is done does. */
export async function auditingRefusal<Result>(
  ctx: RequestContext,
  facts: Facts,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CodedError) {
      const { code, status } = error;
      await audit(ctx, { ...facts, action: 'refuse', by: 'administrator', code, status });
    }
    throw error;
  }
}
