import * as z from 'zod/mini';
import { type AskedDecision, type AskedSource, DECISIONS } from '../../../shared/directory';
import type { Asked } from '../../action';
import { isAuthenticatorName as isName } from '../../authenticators/authenticator-name';

/** So many decisions at a time. */
const DECISIONS_AT_ONCE = 1_000;
/** Of an ID of WeCom, in characters. */
const ID_LIMIT = 64;

// PostgreSQL takes U+0000 for a fault, and what is longer than a column.
const source = z.string().check(z.refine(isName));
const wecomId = z.string().check(z.refine(isName), z.maxLength(ID_LIMIT), z.toLowerCase());

// Its values are looked at one by one.
const options = z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null);
const decision: z.ZodMiniType<AskedDecision> = z.object({
  subject: z.enum(['member', 'department']),
  wecomId,
  kind: z.enum(DECISIONS),
  userId: z.optional(z.int().check(z.positive())),
});
const decisions = z.array(decision).check(z.minLength(1), z.maxLength(DECISIONS_AT_ONCE));

export const askedSource = asked<AskedSource>(z.object({ source, options }));
export const sourceName = asked(z.object({ source }));
export const decisionRequest = asked(z.object({ source, run: z.int(), decisions }));
export const createUsersRequest = asked(z.object({ source, createUsers: z.boolean() }));

function asked<Values>(values: z.ZodMiniType<Values>): Asked<Values> {
  return { values, otherwise: 'wecom_directory_request_invalid' };
}
