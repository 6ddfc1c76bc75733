import * as z from 'zod/mini';

/** Rows of one page unless asked otherwise, and the most that can be asked for. */
const ROWS = { usual: 20, most: 200 };

/** The last page that can be asked for; databases count no further than a 64-bit number. */
const LAST_PAGE = 1_000_000_000;

const positive = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(LAST_PAGE));
// PostgreSQL takes U+0000 for a fault.
const text = z.string().check(
  z.trim(),
  z.maxLength(100),
  z.refine((value) => !value.includes('\u0000')),
);

/** Reads which part of a list is asked for; what makes no sense counts as not said. */
export function readPageQuery(params: Record<string, unknown>): { limit: number; offset: number; search: string } {
  const page = positive.safeParse(params['page']).data ?? 1;
  const limit = Math.min(positive.safeParse(params['pageSize']).data ?? ROWS.usual, ROWS.most);
  return { limit, offset: (page - 1) * limit, search: text.safeParse(params['search']).data ?? '' };
}
