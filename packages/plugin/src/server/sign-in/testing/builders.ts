import type { ProfileRule, ProfileRules } from '../../../shared/profile-rules';
import type { Attempt } from '../attempt';
import type { MemberProfile } from '../member-profile';

/** An attempt in the in-app flow, silent, ten minutes from ending at the time 0. */
export function anAttempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    state: '0123456789abcdef0123456789abcdef',
    authenticator: 'wecom',
    flow: 'in-app',
    scope: 'snsapi_base',
    redirectTarget: '/admin',
    expiresAt: 600_000,
    ...changes,
  };
}

/** What WeCom told about a member of whom only the id is known. */
export function aProfile(changes: Partial<MemberProfile> = {}): MemberProfile {
  return { memberId: 'zhangsan', name: undefined, mobile: undefined, email: undefined, avatar: undefined, ...changes };
}

/** The same rule for every field. */
export function profileRules(rule: ProfileRule): ProfileRules {
  return { name: rule, avatar: rule, email: rule, phone: rule };
}
