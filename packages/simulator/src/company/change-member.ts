import type { Platform } from '../platform.js';
import type { Member } from './company.js';
import { orThrowProblems } from './company-error.js';
import { replaceMemberId } from './replace-references.js';
import { JsonReader } from './json-reader.js';
import { parseMember } from './parse-member.js';
import { noteMemberReferences } from './references.js';

/**
 * Adds a member.
 * @param value like a member of a company file
 * @throws Error for an id that is taken, CompanyError when the member is not valid
 */
export function addMember(platform: Platform, value: unknown): void {
  const member = checkedMember(value, 'member', platform);
  if (platform.member(member.id)) {
    throw takenError(member.id);
  }
  platform.directory.putMember(member);
}

/**
 * Changes a member. Another id is taken over by everything that names the member; with another list of departments goes what
 * was said of those that are left.
 * @throws Error for an unknown id, CompanyError when the result is not valid
 */
export function updateMember(platform: Platform, id: string, patch: Partial<Member>): void {
  const former = existingMember(platform, id);
  const member = checkedMember(patched(former, patch), former.id, platform);
  const taken = platform.member(member.id);
  if (taken && taken !== former) {
    throw takenError(member.id);
  }
  platform.directory.putMember(member, former.id);
  if (member.id !== former.id) {
    replaceMemberId(platform, former.id, member.id);
  }
}

/** Removes a member, and from everything that names the member. @throws Error for an unknown id */
export function removeMember(platform: Platform, id: string): void {
  const former = existingMember(platform, id);
  platform.directory.removeMember(former);
  replaceMemberId(platform, former.id, undefined);
}

function existingMember(platform: Platform, id: string): Member {
  const member = platform.member(id);
  if (!member) {
    throw new Error(`There is no member ${id}`);
  }
  return member;
}

function checkedMember(value: unknown, place: string, platform: Platform): Member {
  return orThrowProblems((problems) => {
    const member = parseMember(new JsonReader(value, place, problems));
    noteMemberReferences(member, place, platform.directory, problems);
    return member;
  });
}

function patched(member: Member, patch: Partial<Member>): Member {
  const { mainDepartmentId, orders = {}, leads = [], ...rest } = member;
  const isKept = (id: number) => (patch.departmentIds ?? member.departmentIds).includes(id);
  return {
    ...rest,
    ...(mainDepartmentId !== undefined && isKept(mainDepartmentId) && { mainDepartmentId }),
    orders: Object.fromEntries(Object.entries(orders).filter(([id]) => isKept(Number(id)))),
    leads: leads.filter(isKept),
    ...patch,
  };
}

function takenError(id: string): Error {
  return new Error(`There is a member ${id} already`);
}
