import { fold } from '../profile-authors/fold';
import type { MemberProfile } from '../wecom/member-profile';
import { normalisePhone, phoneAsStored } from '../profile-authors/phone';

/** The part of a user that a refresh may write. */
export interface RefreshedFields {
  nickname?: string;
  email?: string;
  phone?: string;
}

/**
 * Compares a user with what WeCom told. A field that WeCom left out never erases anything, and another spelling of the
 * same number or e-mail address is no difference.
 */
export function userChanges(
  user: { [Field in keyof RefreshedFields]: string | null },
  { name, email, mobile }: MemberProfile,
): RefreshedFields {
  const phone = mobile && normalisePhone(mobile);
  return {
    ...(name && name !== user.nickname && { nickname: name }),
    ...(email && fold(email) !== fold(user.email ?? '') && { email }),
    ...(phone && phone !== normalisePhone(user.phone ?? '') && { phone: phoneAsStored(phone) }),
  };
}
