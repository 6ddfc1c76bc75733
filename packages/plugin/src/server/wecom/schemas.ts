import * as z from 'zod/mini';
import { cleanAddress, cleanText } from './clean-text';

/**
 * WeCom's replies as typed values. WeCom leaves fields out, sends empty ones with an error, and spells the identity
 * fields in two ways; everything is settled here. Field by field: docs/wecom-api.md.
 */

// Absent, null, '' and what nobody can see all mean "WeCom gave nothing".
const text = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => cleanText(value ?? '')),
);
const address = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => cleanAddress(value ?? '')),
);

/** The longest member ID, with the corp of a linked one in front (doc/91023). */
const MEMBER_ID_LIMIT = 128;

// Never cleaned: what an ID is left with could be somebody else's.
const memberId = z.pipe(
  z.nullish(
    z.string().check(
      z.maxLength(MEMBER_ID_LIMIT),
      z.refine((value) => !/[\s\p{C}]/u.test(value)),
    ),
  ),
  z.transform((value) => value || undefined),
);

export const replyStatus = z.object({ errcode: z.optional(z.number()), errmsg: z._default(z.string(), '') });

export const accessTokenReply = z.object({
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.number().check(z.positive()),
});

/** `auth/getuserinfo` (doc/91023, doc/98176); the old endpoint and some replies of the new one write `UserId`. */
export const userInfoReply = z.object({
  userid: memberId,
  UserId: memberId,
  user_ticket: text,
});

/** `user/get` (doc/90196): only what a sign-in needs. */
export const memberReply = z.object({
  userid: z.string().check(z.minLength(1)),
  name: text,
  status: z.optional(z.number()),
  mobile: text,
  avatar: text,
  email: address,
  biz_mail: address,
});

/** `auth/getuserdetail` (doc/95833): what the person did not agree to is absent or empty. */
export const userDetailReply = z.object({
  mobile: text,
  email: address,
  biz_mail: address,
  avatar: text,
});

const lengthOf = (list: string) =>
  z.pipe(
    z.nullish(z.record(z.string(), z.nullish(z.array(z.unknown())))),
    z.transform((lists) => lists?.[list]?.length ?? 0),
  );

/** `agent/get` (doc/90227); of the visible range only how many entries each list has. */
export const agentReply = z.object({
  name: text,
  close: z.optional(z.number()),
  redirect_domain: text,
  home_url: text,
  allow_userinfos: lengthOf('user'),
  allow_partys: lengthOf('partyid'),
  allow_tags: lengthOf('tagid'),
});

/** `agent/set` (doc/90228) answers with nothing but the number. */
export const nothing = z.object({});
