/** What a check answers that needs something another check found missing. */
export const BLOCKED = { status: 'unknown', reason: 'blocked' } as const;
