import type { Database, Transaction } from '@nocobase/database';
import { claimLink, type LinkRow, removeClaims } from '../users/link-rows';
import type { PlannedLink, SourceLink } from './plan';

interface Import {
  from: string;
  to: string;
  staleClaimIds: number[];
}

/**
 * Writes what a plan decided; conflicts and what is done already are left alone. Links of another authenticator stay, so
 * that the way back is open.
 */
export async function writeLinks(
  db: Database,
  plan: PlannedLink[],
  { from, to, staleClaimIds }: Import,
  transaction: Transaction,
): Promise<void> {
  await removeClaims(db, staleClaimIds, transaction);
  for (const { link, outcome } of plan) {
    const { userId } = link;
    if (outcome.kind === 'link') {
      await removeRowInTheWay(db, link, { from, to }, transaction);
      await writeLink(db, link, { authenticator: to, userId, identity: outcome.identity }, transaction);
    }
    if (outcome.kind === 'set-phone' || outcome.kind === 'free-user') {
      await removeRowInTheWay(db, link, { from, to }, transaction);
    }
    if (outcome.kind === 'set-phone') {
      const values = { phone: outcome.phone };
      await db.getRepository('users').update({ filterByTk: userId, values, transaction });
    }
  }
}

async function writeLink(
  db: Database,
  { nickname, avatar }: SourceLink,
  { identity, ...owner }: Pick<LinkRow, 'authenticator' | 'userId' | 'identity'>,
  transaction: Transaction,
): Promise<void> {
  const row = { ...owner, uuid: identity, nickname, avatar };
  await db.getRepository('usersAuthenticators').create({ values: row, transaction });
  await claimLink(db, { ...owner, identity, memberName: nickname }, transaction);
}

// One user has one row for each authenticator. Where the links stand in the authenticator that takes over, the old row
// makes room.
async function removeRowInTheWay(
  db: Database,
  { userId }: SourceLink,
  { from, to }: Pick<Import, 'from' | 'to'>,
  transaction: Transaction,
): Promise<void> {
  if (from === to) {
    await db.getRepository('usersAuthenticators').destroy({ filter: { authenticator: from, userId }, transaction });
  }
}
