import * as z from 'zod/mini';
import type { WeComApp } from '../app';
import { address, text } from '../schemas';

/** A member as `user/get` shows them. */
export interface Member {
  memberId: string;
  name: string | undefined;
  /** False for members who are disabled or have left. */
  active: boolean;
  /** This and the following are told to apps created before June 2022 and in private editions. */
  mobile: string | undefined;
  avatar: string | undefined;
  email: string | undefined;
  corporateEmail: string | undefined;
}

/** Member status numbers that may not sign in: 2 disabled, 5 left (doc/90196). */
const INACTIVE_STATUS: readonly number[] = [2, 5];

// Only what a sign-in needs.
const memberReply = z.object({
  userid: z.string().check(z.minLength(1)),
  name: text,
  status: z.optional(z.number()),
  mobile: text,
  avatar: text,
  email: address,
  biz_mail: address,
});

/**
 * Reads a member (`user/get`, doc/90196). Refused with `not-in-visible-range` for members outside the app's visible range.
 */
export async function getMember(app: WeComApp, memberId: string): Promise<Member> {
  const reply = await app.call({ path: 'user/get', query: { userid: memberId }, repeatable: true }, memberReply);
  return {
    memberId: reply.userid,
    name: reply.name,
    active: !INACTIVE_STATUS.includes(reply.status ?? 1),
    mobile: reply.mobile,
    avatar: reply.avatar,
    email: reply.email,
    corporateEmail: reply.biz_mail,
  };
}
