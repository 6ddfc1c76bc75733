import type { ProfileRule, ProfileRules } from '../../shared/profile-rules';
import type { MemberProfile } from './member-profile';

/** Characters that NocoBase's columns for short texts take; PostgreSQL and MariaDB refuse what is longer. */
const COLUMN_LIMIT = 255;

/**
 * Leaves of a profile what the administrator wants taken from WeCom.
 * @param occasion whether user and link are being made, or exist already
 */
export function takenProfile(
  profile: MemberProfile,
  rules: ProfileRules,
  occasion: 'creation' | 'later',
): MemberProfile {
  const isTaken = (rule: ProfileRule) => (occasion === 'creation' ? rule !== 'never' : rule === 'every-sign-in');
  return {
    memberId: profile.memberId,
    name: isTaken(rules.name) ? profile.name : undefined,
    mobile: isTaken(rules.phone) ? profile.mobile : undefined,
    email: isTaken(rules.email) ? profile.email : undefined,
    avatar: isTaken(rules.avatar) ? storable(profile.avatar) : undefined,
  };
}

/** A picture is not worth a refused sign-in: an address that is too long is left out. */
function storable(address: string | undefined): string | undefined {
  return address && address.length <= COLUMN_LIMIT ? address : undefined;
}
