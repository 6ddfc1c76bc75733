import * as z from 'zod/mini';
import type { WeComApp } from '../app';
import { address, listOf, numberedId, text } from '../schemas';
import { WeComRefusedError } from '../wecom-error';
import { unlessGone } from './departments';

type MemberStatus = 'active' | 'not-activated' | 'disabled' | 'left';

/** A member with their places in the company. */
export interface DirectoryMember {
  /** As WeCom spells it; its case does not matter. */
  memberId: string;
  name: string | undefined;
  status: MemberStatus;
  /** Only those that the app can see. `order`: among the members of the department, the larger comes first. */
  departments: { id: string; order: number; isLeader: boolean }[];
  mainDepartmentId: string | undefined;
  /** This and the address are told to apps created before June 2022 and in private editions. */
  mobile: string | undefined;
  /** Corporate before personal. */
  email: string | undefined;
}

/** Status numbers (doc/90196); 1 is active. */
const STATUS: Partial<Record<number, MemberStatus>> = { 2: 'disabled', 4: 'not-activated', 5: 'left' };

/** A member who does not exist, or no longer (doc/90313). */
const NO_SUCH_MEMBER = 60111;

const directoryMember = z.object({
  userid: z.string().check(z.minLength(1)),
  name: text,
  status: z.optional(z.number()),
  department: listOf(numberedId),
  order: listOf(z.number()),
  is_leader_in_dept: listOf(z.number()),
  main_department: z.nullish(z.union([z.literal(''), numberedId])),
  mobile: text,
  email: address,
  biz_mail: address,
});

const membersReply = z.object({ userlist: z.array(directoryMember) });

/**
 * Lists the members of one department, without those of the departments below it (`user/list`, doc/96260).
 * @returns undefined when there is no such department
 */
export async function listMembersOf(app: WeComApp, departmentId: string): Promise<DirectoryMember[] | undefined> {
  const query = { department_id: departmentId };
  const call = { path: 'user/list', query, repeatable: true, isLarge: true };
  const reply = await unlessGone(app.call(call, membersReply));
  return reply?.userlist.map((member) => toMember(member, departmentId));
}

/**
 * Reads one member with their departments (`user/get`, doc/90196).
 * @returns `unknown` when WeCom knows no such member, `out-of-range` when it only says that the app may not see them
 */
export async function getDirectoryMember(
  app: WeComApp,
  memberId: string,
): Promise<DirectoryMember | 'unknown' | 'out-of-range'> {
  try {
    const call = { path: 'user/get', query: { userid: memberId }, repeatable: true };
    return toMember(await app.call(call, directoryMember));
  } catch (error) {
    if (error instanceof WeComRefusedError && error.reason === 'not-in-visible-range') {
      return error.errcode === NO_SUCH_MEMBER ? 'unknown' : 'out-of-range';
    }
    throw error;
  }
}

/** @param foundIn stands in for departments that the reply does not tell */
function toMember(reply: z.output<typeof directoryMember>, foundIn?: string): DirectoryMember {
  const told = reply.department.length === 0 && foundIn !== undefined ? [foundIn] : reply.department;
  return {
    memberId: reply.userid,
    name: reply.name,
    status: STATUS[reply.status ?? 1] ?? 'active',
    departments: told.map((id, index) => ({
      id,
      order: reply.order[index] ?? 0,
      isLeader: reply.is_leader_in_dept[index] === 1,
    })),
    mainDepartmentId: reply.main_department || undefined,
    mobile: reply.mobile,
    email: reply.biz_mail ?? reply.email,
  };
}
