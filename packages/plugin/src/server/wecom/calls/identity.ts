import * as z from 'zod/mini';
import type { WeComApp } from '../app';
import { address, text } from '../schemas';

/** The person a code stands for. */
export type Identity =
  | { kind: 'member'; memberId: string; userTicket: string | undefined }
  | { kind: 'member-of-other-corp' }
  | { kind: 'outsider' };

/** The personal fields that the member agreed to share; each may be missing. */
export interface PersonalFields {
  mobile: string | undefined;
  email: string | undefined;
  corporateEmail: string | undefined;
  avatar: string | undefined;
}

/** The longest member ID, with the corp of a linked one in front (doc/91023). */
const MEMBER_ID_LIMIT = 128;

// Never cleaned: what an ID is left with could be somebody else's.
const memberIdField = z.pipe(
  z.nullish(
    z.string().check(
      z.maxLength(MEMBER_ID_LIMIT),
      z.refine((value) => !/[\s\p{C}]/u.test(value)),
    ),
  ),
  z.transform((value) => value || undefined),
);

// The old endpoint and some replies of the new one write `UserId`.
const userInfoReply = z.object({ userid: memberIdField, UserId: memberIdField, user_ticket: text });

// A field that the person did not agree to share is absent or empty.
const userDetailReply = z.object({ mobile: text, email: address, biz_mail: address, avatar: text });

/**
 * Redeems a code (`auth/getuserinfo`, doc/91023, doc/98176). The code is used up, whatever the answer.
 * A member is named also when outside the app's visible range: ask `getMember` before trusting.
 */
export async function getIdentity(app: WeComApp, code: string): Promise<Identity> {
  const call = { path: 'auth/getuserinfo', query: { code }, repeatable: false };
  const reply = await app.call(call, userInfoReply);
  const memberId = reply.userid ?? reply.UserId;
  if (!memberId) {
    return { kind: 'outsider' };
  }
  return memberId.includes('/')
    ? { kind: 'member-of-other-corp' }
    : { kind: 'member', memberId, userTicket: reply.user_ticket };
}

/** Reads what the member agreed to share on the consent page (`auth/getuserdetail`, doc/95833). */
export async function getPersonalFields(app: WeComApp, userTicket: string): Promise<PersonalFields> {
  const call = { path: 'auth/getuserdetail', query: {}, body: { user_ticket: userTicket }, repeatable: false };
  const reply = await app.call(call, userDetailReply);
  return { mobile: reply.mobile, email: reply.email, corporateEmail: reply.biz_mail, avatar: reply.avatar };
}
