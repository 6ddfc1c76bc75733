import type { Database, Model } from '@nocobase/database';
import { CodedError } from '../errors';
import { lookingAgainAfterRaces } from '../nocobase/contention';
import { whenFilled } from '../profile-authors/fill-authors';
import { linkUser, type NewLink } from './link-user';
import { findLinkedUser } from './linked-user';

/**
 * Makes a user of a member who has none, without a phone number, and links the two by the same claim as a first sign-in.
 * @throws CodedError wecom_member_linked
 */
export async function createLinkedUser(db: Database, link: Omit<NewLink, 'staleClaimIds'>): Promise<Model> {
  // Before any transaction: the fill has some of its own.
  await whenFilled(db);
  return lookingAgainAfterRaces(async () => {
    const linked = await findLinkedUser(db, link.authenticator, link.identity);
    if (linked.user || linked.isBarred) {
      throw new CodedError('wecom_member_linked');
    }
    return linkUser(db, { ...link, staleClaimIds: [linked.staleClaimId] }, { kind: 'create', withoutPhone: true });
  });
}
