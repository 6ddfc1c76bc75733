import { isAbout } from '../../shared/error-codes';
import type { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import type { Admitted } from '../users/admit';
import type { MemberProfile } from '../wecom/member-profile';
import { audit } from '../nocobase/audit';
import { referenceOf } from '../nocobase/reference';
import { isConflictReason, type NewRefusal, noteRefusal } from '../users/refusals';

/** The facts that a sign-in has found so far. */
export interface SeenMember {
  authenticator: { name: string };
  /** `corpId/memberid` */
  identity?: string;
  profile?: MemberProfile;
}

/** Leaves records of what became of a member without a link: audit records of what was made, or a conflict. */
export async function recordFirstSignIn(ctx: RequestContext, seen: SeenMember, outcome: Admitted): Promise<void> {
  if (outcome.kind === 'admitted' && outcome.made) {
    const userId = Number(outcome.user.get('id'));
    const facts = { ...factsOf(seen), actorId: userId, userId };
    if (outcome.made === 'create') {
      await audit(ctx, { ...facts, action: 'createUser' });
    }
    await audit(ctx, { ...facts, action: 'link' });
  }
  const { identity, profile } = seen;
  const conflict = conflictIn(outcome);
  if (conflict && identity && profile?.mobile) {
    const member = { authenticator: seen.authenticator.name, identity, memberName: profile.name ?? '' };
    const reference = referenceOf(ctx.app, { ...member, code: conflict.reason });
    await noteRefusal(ctx.app, { ...member, ...conflict, reference, phone: profile.mobile });
  }
}

function conflictIn(outcome: Admitted): Pick<NewRefusal, 'reason' | 'candidateIds'> | undefined {
  if (outcome.kind === 'refuse' && isConflictReason(outcome.code)) {
    return { reason: outcome.code, candidateIds: outcome.candidateIds };
  }
  return outcome.kind === 'admitted' && outcome.typedIds.length > 0
    ? { reason: 'wecom_phone_unproven', candidateIds: outcome.typedIds }
    : undefined;
}

/**
 * Leaves an audit record when a person is refused, and a note for those who manage users when they can do something about
 * it. Attempts that went wrong say nothing about a person.
 */
export async function recordRefusal(ctx: RequestContext, seen: SeenMember, refusal: CodedError): Promise<void> {
  const { code, status, details } = refusal;
  const { reference = '' } = details;
  if (isAbout(code, 'person') || isAbout(code, 'link')) {
    await audit(ctx, { ...factsOf(seen), action: 'refuse', code, status, reference });
    // A conflict was noted where its candidates were known.
    if (seen.identity && !isConflictReason(code)) {
      await noteRefusal(ctx.app, { ...noteOf(seen), identity: seen.identity, reason: code, reference });
    }
  } else if (isAbout(code, 'configuration')) {
    await noteRefusal(ctx.app, { ...noteOf(seen), identity: '', memberName: '', reason: code, reference });
  }
}

function noteOf({ authenticator, profile }: SeenMember) {
  return { authenticator: authenticator.name, memberName: profile?.name ?? '', phone: profile?.mobile };
}

function factsOf({ authenticator, identity, profile }: SeenMember) {
  return { authenticator: authenticator.name, identity, phone: profile?.mobile, by: 'sign-in' as const };
}
