import * as z from 'zod/mini';
import { cleanAddress, cleanText } from './clean-text';

/**
 * The common part of the replies to WeCom's calls. WeCom leaves fields out, and sends empty ones with an error; that is
 * settled here, and the rest beside each call. Field by field: docs/wecom-api.md.
 */

/** Of every reply. `errmsg` may change at any time. */
export const replyStatus = z.object({ errcode: z.optional(z.number()), errmsg: z._default(z.string(), '') });

/** A text. Absent, null, '' and what nobody can see all mean "WeCom gave nothing". */
export const text = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => cleanText(value ?? '')),
);

/** The same for an e-mail address. */
export const address = z.pipe(
  z.nullish(z.string()),
  z.transform((value) => cleanAddress(value ?? '')),
);

/** The ID of a department or a tag, which WeCom writes as a number: as text, so that two of them are always compared alike. */
export const numberedId = z.pipe(
  z.union([z.number(), z.string().check(z.regex(/^\d+$/))]),
  z.transform((id) => String(id)),
);

/** A list. WeCom leaves empty ones out. */
export const listOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.pipe(
    z.nullish(z.array(item)),
    z.transform((items) => items ?? []),
  );
