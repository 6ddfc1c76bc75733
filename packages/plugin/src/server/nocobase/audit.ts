import { randomUUID } from 'node:crypto';
import type { Context } from '@nocobase/actions';
import type { Application, AuditLog } from '@nocobase/server';
import type { ErrorCode } from '../../shared/error-codes';
import { kindOfError } from './kind-of-error';
import type { RequestContext } from './request-context';
import { maskPhone } from './mask-phone';

/** A change of a link, of the trust in a phone number, or of who may be in, for NocoBase's audit log. */
export interface AuditedEvent {
  action:
    'link' | 'unlink' | 'createUser' | 'confirmPhone' | 'refuse' | 'close' | 'open' | 'decide' | 'chooseCreateUsers';
  /** The actor: the member who signs in, the user in whose session it happened, or an administrator. Nobody: a command. */
  actorId?: number | undefined;
  /** The user whom it concerns. */
  userId?: number | undefined;
  /** Name of the authenticator. */
  authenticator?: string;
  /** `corpId/memberid`, as far as it is known. */
  identity?: string | undefined;
  /** Is masked before it is recorded. */
  phone?: string | undefined;
  /** The occasion. */
  by: 'sign-in' | 'session' | 'administrator' | 'import' | 'directory';
  /** Of a closing: name of the source, and why. */
  source?: string;
  reason?: string;
  /** What was decided about a finding of the directory, or whether its members get users. */
  decision?: string;
  /** Why it was refused. */
  code?: ErrorCode;
  /** The reference that the person was shown. */
  reference?: string | undefined;
  /** HTTP status of the reply. */
  status?: number;
}

/**
 * Leaves a record with NocoBase's audit manager, which has a logger where an audit plugin is installed. Request and reply
 * are not part of it: they may hold what belongs in no record. A logger that fails is not in anybody's way.
 */
export function audit(ctx: RequestContext, event: AuditedEvent): Promise<void> {
  return record(ctx.app, () => ctx.app.auditManager.formatAuditData(ctx as unknown as Context), event);
}

/** The same for what a command did: no request, nobody's session, an id of its own. */
export function auditCommand(app: Application, event: AuditedEvent): Promise<void> {
  return record(app, () => ({ uuid: randomUUID(), dataSource: 'main', roleName: '', ip: '', ua: '' }), event);
}

type Origin = Pick<AuditLog, 'uuid' | 'dataSource' | 'roleName' | 'ip' | 'ua'>;

async function record(
  { auditManager, log }: Application,
  readOrigin: () => Origin,
  { action, actorId, userId, status = 200, phone, ...facts }: AuditedEvent,
): Promise<void> {
  // Types say that there always is one.
  const logger = auditManager.logger as typeof auditManager.logger | undefined;
  try {
    await logger?.log({
      ...readOrigin(),
      resource: 'wecom',
      action,
      status,
      userId: actorId === undefined ? '' : String(actorId),
      ...(userId !== undefined && { targetCollection: 'users', targetRecordUK: String(userId) }),
      metadata: { ...facts, ...(phone && { phone: maskPhone(phone) }) },
    });
  } catch (error) {
    log.error('The audit log did not take a record', { method: 'WeCom links', action, error: kindOfError(error) });
  }
}
