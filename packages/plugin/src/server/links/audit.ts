import type { Context } from '@nocobase/actions';
import type { SignInErrorCode } from '../errors';
import type { RequestContext } from '../request-context';
import { maskPhone } from './mask-phone';

/** What happened to a link, for NocoBase's audit log. */
export interface AuditedEvent {
  action: 'link' | 'unlink' | 'createUser' | 'refuse';
  /** Who did it: the member who signs in, the user in whose session it happened, or an administrator. */
  actorId?: number | undefined;
  /** The user whom it concerns. */
  userId?: number | undefined;
  /** Name of the authenticator. */
  authenticator: string;
  /** `corpId/memberid`, as far as it is known. */
  identity?: string | undefined;
  /** Is masked before it is recorded. */
  phone?: string | undefined;
  /** How it came about. */
  by: 'sign-in' | 'session' | 'administrator';
  /** Why it was refused. */
  code?: SignInErrorCode;
  /** HTTP status of the reply. */
  status?: number;
}

/**
 * Leaves a record with NocoBase's audit manager, which has a logger where an audit plugin is installed. Request and reply
 * are not part of it: they may hold what belongs in no record. A logger that fails is not in anybody's way.
 */
export async function audit(ctx: RequestContext, event: AuditedEvent): Promise<void> {
  const { auditManager, log } = ctx.app;
  const { action, actorId, userId, status = 200, phone, ...facts } = event;
  // Types say that there always is one.
  const logger = auditManager.logger as typeof auditManager.logger | undefined;
  try {
    await logger?.log({
      ...auditManager.formatAuditData(ctx as unknown as Context),
      resource: 'wecom',
      action,
      status,
      userId: actorId === undefined ? '' : String(actorId),
      ...(userId !== undefined && { targetCollection: 'users', targetRecordUK: String(userId) }),
      metadata: { ...facts, ...(phone && { phone: maskPhone(phone) }) },
    });
  } catch (error) {
    log.error('The audit log did not take a record', { method: 'WeCom links', action, error: String(error) });
  }
}
