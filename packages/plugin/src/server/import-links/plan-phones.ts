import { normalisePhone, phoneAsStored } from '../profile-authors/phone';
import { groupBy } from '../../shared/group-by';
import type { ExistingLink } from './plan-members';
import { conflict, type Outcome, type PlannedLink, type SourceLink } from './plan';

/** The phone number of any user. */
export interface UserPhone {
  userId: number;
  phone: string | null;
  /** Whether nobody but the user says that it is theirs. */
  isTyped: boolean;
}

interface Surroundings {
  existing: ExistingLink[];
  phones: UserPhone[];
  /** Whether the links stand in the very authenticator that takes over, where they would keep the user from matching. */
  areInTheWay: boolean;
}

/**
 * Decides for links that go by phone number: the number is put on the user, and the member's first sign-in finds the user
 * by it, with consent and with every check of a match. A number that a user typed in is no reason for anything, but where
 * it stands in the same letters the database takes no second one.
 */
export function planPhones(links: SourceLink[], { existing, phones, areInTheWay }: Surroundings): PlannedLink[] {
  const linksOf = groupBy(links, ({ uuid }) => normalisePhone(uuid));
  const holdersOf = groupBy(phones, ({ phone }) => normalisePhone(phone ?? ''));
  const linkedUsers = new Set(existing.map(({ userId }) => userId));
  return links.map((link) => {
    const phone = normalisePhone(link.uuid);
    const holders = phone === undefined ? [] : (holdersOf.get(phone) ?? []);
    const others = holders.filter(({ userId }) => userId !== link.userId);
    const facts = {
      isUserLinked: linkedUsers.has(link.userId),
      isShared: phone !== undefined && (linksOf.get(phone) ?? []).length > 1,
      isTaken: others.some(({ isTyped }) => !isTyped),
      isTextTaken: phone !== undefined && others.some((other) => other.phone === phoneAsStored(phone)),
      isTyped: holders.some(({ userId, isTyped }) => userId === link.userId && isTyped),
      areInTheWay,
    };
    return { link, outcome: decide(link, phone, facts) };
  });
}

interface Facts {
  isUserLinked: boolean;
  isShared: boolean;
  /** Another user has the number. */
  isTaken: boolean;
  /** Another user has it in the very letters that would be stored. */
  isTextTaken: boolean;
  /** The user has typed it in. */
  isTyped: boolean;
  areInTheWay: boolean;
}

function decide(link: SourceLink, phone: string | undefined, facts: Facts): Outcome {
  if (facts.isUserLinked) {
    return { kind: 'linked-already' };
  }
  if (link.isRoot) {
    return conflict('root-user');
  }
  if (!phone) {
    return conflict('malformed-phone');
  }
  if (facts.isShared) {
    return conflict('several-users');
  }
  if (link.phone && normalisePhone(link.phone) !== phone) {
    return conflict('other-phone');
  }
  if (facts.isTaken) {
    return conflict('phone-taken');
  }
  if (link.phone && facts.isTyped) {
    return conflict('phone-typed');
  }
  if (!link.phone && facts.isTextTaken) {
    return conflict('phone-typed-elsewhere');
  }
  if (!link.phone) {
    return { kind: 'set-phone', phone: phoneAsStored(phone) };
  }
  return { kind: facts.areInTheWay ? 'free-user' : 'phone-there-already' };
}
