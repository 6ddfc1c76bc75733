import type { ProfileRules } from '../../../shared/options';
import { takenProfile } from '../../users/taken-profile';
import { type RefreshedFields, userChanges } from '../../users/user-changes';
import type { DirectoryMember } from '../../wecom/calls/department-members';
import { joinProfile, type MemberProfile } from '../../wecom/member-profile';
import type { ActualUser, WrittenMember } from './facts';

/** What a new user is made of, as far as the rules of the authenticator take it from WeCom. */
export function newProfile({ memberId, name, mobile, email }: DirectoryMember, rules: ProfileRules): MemberProfile {
  return takenProfile(joinProfile(memberId, { name, mobile, email }, undefined), rules, 'creation');
}

/**
 * What is written to the profile of a user who is there: what the rules keep fresh, and WeCom tells otherwise than last
 * time. What somebody changed since stays.
 * @param row what was told last about this member as this user; undefined the first time
 */
export function profileChanges(
  user: ActualUser,
  member: DirectoryMember,
  row: WrittenMember | undefined,
  rules: ProfileRules,
): RefreshedFields {
  const { memberId } = member;
  const fresh = {
    name: member.name === row?.name ? undefined : member.name,
    mobile: member.mobile === row?.mobile ? undefined : member.mobile,
    email: member.email === row?.email ? undefined : member.email,
  };
  return userChanges(user, takenProfile(joinProfile(memberId, fresh, undefined), rules, 'later'));
}
