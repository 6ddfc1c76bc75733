import { identityOf } from '../wecom/member-profile';
import { groupBy } from '../../shared/group-by';
import { conflict, type Outcome, type PlannedLink, type SourceLink } from './plan';

/** WeCom's member IDs (doc/90195). */
const MEMBER_ID = /^[a-z0-9][\w@.-]{0,63}$/i;

/** A link of the WeCom authenticator that takes over. */
export interface ExistingLink {
  /** Empty when the row was written by something else: it is no link of ours, and yet keeps the user's place. */
  identity: string;
  userId: number;
}

/**
 * Decides for links that go by member ID: facts in, plan out. Doubt is a conflict and never a link.
 * @param corpId of the authenticator that takes over
 * @param existing the links that it has
 */
export function planMembers(links: SourceLink[], corpId: string, existing: ExistingLink[]): PlannedLink[] {
  const usersOf = groupBy(links, ({ uuid }) => identityOf(corpId, uuid));
  const ownerOf = new Map(existing.map(({ identity, userId }) => [identity, userId]));
  const linkedUsers = new Set(existing.map(({ userId }) => userId));
  return links.map((link) => {
    const identity = identityOf(corpId, link.uuid);
    const facts = {
      owner: ownerOf.get(identity),
      isShared: (usersOf.get(identity) ?? []).length > 1,
      isUserLinked: linkedUsers.has(link.userId),
    };
    return { link, outcome: decide(link, identity, facts) };
  });
}

interface Facts {
  /** The user that the member is linked to. */
  owner: number | undefined;
  isShared: boolean;
  isUserLinked: boolean;
}

function decide(link: SourceLink, identity: string, { owner, isShared, isUserLinked }: Facts): Outcome {
  if (owner === link.userId) {
    return { kind: 'linked-already' };
  }
  if (link.isRoot) {
    return conflict('root-user');
  }
  if (!MEMBER_ID.test(link.uuid)) {
    return conflict('malformed-member-id');
  }
  if (isShared) {
    return conflict('several-users');
  }
  if (owner !== undefined) {
    return conflict('member-linked');
  }
  return isUserLinked ? conflict('user-linked') : { kind: 'link', identity };
}
