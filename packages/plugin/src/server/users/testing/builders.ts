import type { ProfileRule, ProfileRules } from '../../../shared/options';
import type { MemberProfile } from '../../wecom/member-profile';

/** WeCom's facts about a member of whom only the ID is known. */
export function aProfile(changes: Partial<MemberProfile> = {}): MemberProfile {
  return { memberId: 'zhangsan', name: undefined, mobile: undefined, email: undefined, avatar: undefined, ...changes };
}

/** The same rule for every field. */
export function profileRules(rule: ProfileRule): ProfileRules {
  return { name: rule, avatar: rule, email: rule, phone: rule };
}
