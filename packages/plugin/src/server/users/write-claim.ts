import type { Database, Transaction } from '@nocobase/database';

/** The claim of a link that is being made (docs/adr/0003-unique-links.md). */
export interface NewClaim {
  /** Name of the authenticator. */
  authenticator: string;
  /** `corpId/memberid` */
  identity: string;
  userId: number;
  /** Empty when it is not known. */
  memberName: string;
  /** When the link comes of a sign-in. */
  lastSignInAt?: Date | undefined;
}

/**
 * Claims a link, beside NocoBase's row and in its transaction. Who is linked waits for no administrator any more, so the
 * member's conflict goes.
 * @throws UniqueConstraintError the member or the user is linked already
 */
export async function writeClaim(db: Database, claim: NewClaim, transaction: Transaction): Promise<void> {
  const { authenticator, identity } = claim;
  await db.getRepository('wecomLinks').create({ values: claim, transaction });
  await db.getRepository('wecomConflicts').destroy({ filter: { authenticator, identity }, transaction });
}
