import type { ProfileRule, ProfileRules } from '../../shared/options';
import type { MemberProfile } from '../wecom/member-profile';

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
    avatar: isTaken(rules.avatar) ? profile.avatar : undefined,
  };
}
