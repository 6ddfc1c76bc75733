import { isAbout } from '../../shared/error-codes';
import type { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import type { Admitted } from '../users/admit';
import type { MemberProfile } from '../wecom/member-profile';
import { audit } from '../nocobase/audit';
import { noteFaultyConfiguration, noteRefusal } from '../users/refusals';

/** The facts that a sign-in has found so far. */
export interface SeenMember {
  authenticator: { name: string };
  /** `corpId/memberid` */
  identity?: string;
  profile?: MemberProfile;
  /** The users who have the member's number, where it decided. */
  candidateIds?: number[];
}

/**
 * Leaves records of what became of a member without a link: audit records of what was made, and a note where a new user had
 * to do without the number that others have typed in.
 */
export async function recordFirstSignIn(ctx: RequestContext, seen: SeenMember, outcome: Admitted): Promise<void> {
  if (outcome.kind !== 'admitted') {
    return;
  }
  if (outcome.made) {
    const userId = Number(outcome.user.get('id'));
    const facts = { ...factsOf(seen), actorId: userId, userId };
    if (outcome.made === 'create') {
      await audit(ctx, { ...facts, action: 'createUser' });
    }
    await audit(ctx, { ...facts, action: 'link' });
  }
  const { typedIds: candidateIds } = outcome;
  if (seen.identity && candidateIds.length > 0) {
    const note = { ...noteOf(seen), identity: seen.identity, candidateIds };
    await noteRefusal(ctx.app, { ...note, reason: 'wecom_phone_unproven' });
  }
}

/**
 * Leaves an audit record when a person is refused, and a note for those who manage users when they can do something about
 * it. Attempts that went wrong say nothing about a person.
 */
export async function recordRefusal(ctx: RequestContext, seen: SeenMember, refusal: CodedError): Promise<void> {
  const { code, status, details } = refusal;
  const { reference } = details;
  if (isAbout(code, 'person') || isAbout(code, 'link')) {
    await audit(ctx, { ...factsOf(seen), action: 'refuse', code, status, reference });
    if (seen.identity) {
      await noteRefusal(ctx.app, { ...noteOf(seen), identity: seen.identity, reason: code });
    }
  } else if (isAbout(code, 'configuration')) {
    await noteFaultyConfiguration(ctx.app, seen.authenticator.name, code);
  }
}

function noteOf({ authenticator, profile, candidateIds = [] }: SeenMember) {
  return { authenticator: authenticator.name, memberName: profile?.name ?? '', phone: profile?.mobile, candidateIds };
}

function factsOf({ authenticator, identity, profile }: SeenMember) {
  return { authenticator: authenticator.name, identity, phone: profile?.mobile, by: 'sign-in' as const };
}
