import type { DirectoryMember } from '../../wecom/calls/department-members';
import type { Facts, ToldDirectory } from '../plan/facts';
import {
  aDepartment,
  aDepartmentRow,
  aMember,
  aMemberRow,
  aNocoBaseDepartment,
  aUser,
  someFacts,
  the,
} from './builders';

interface Size {
  departments: number;
  members: number;
}

/** A company with ten departments below each, and members in one of them. */
function tell({ departments, members }: Size): ToldDirectory {
  const departmentOf = (number: number) => String((number % departments) + 1);
  return {
    departments: numbers(departments).map((number) =>
      aDepartment({ id: String(number), parentId: parentOf(number), order: -number }),
    ),
    members: numbers(members).map((number) =>
      aMember({
        memberId: `Member-${number}`,
        name: `Name ${number}`,
        departments: [{ id: departmentOf(number), order: 0, isLeader: number < departments }],
        mainDepartmentId: departmentOf(number),
      }),
    ),
  };
}

/** Such a company before its first run, and a NocoBase with as many users of its own. */
export function aCompanyBefore(size: Size): Facts {
  const users = numbers(size.members).map((id) =>
    aUser({ id, nickname: `User ${id}`, keys: { username: { key: `u${id}`, writer: 'other' } } }),
  );
  return someFacts({ told: tell(size), actual: { users } });
}

/** The same after it: everything is written. */
export function aCompanyAfter(size: Size): Facts {
  const told = tell(size);
  const places = told.members.map((member, index) => ({ userId: index + 1, ...placeOf(member) }));
  const links = places.map(({ userId }) => ({ identity: the(`member-${userId}`), userId }));
  return someFacts({
    told,
    written: {
      departments: told.departments.map(({ id, parentId, order }) =>
        aDepartmentRow({ identity: the(id), departmentId: `d${id}`, parent: parentId && the(parentId), order }),
      ),
      members: places.map(({ userId, id }) =>
        aMemberRow({
          identity: the(`member-${userId}`),
          userId,
          name: `Name ${userId}`,
          departments: [the(id)],
          main: the(id),
        }),
      ),
      memberships: places.map(({ userId, id, isLeader }) => ({ userId, department: the(id), isOwner: isLeader })),
    },
    actual: {
      departments: told.departments.map(({ id, parentId }) =>
        aNocoBaseDepartment({ id: `d${id}`, parentId: parentId && `d${parentId}`, sort: Number(id) }),
      ),
      users: places.map(({ userId, id }) => aUser({ id: userId, mainDepartmentId: `d${id}` })),
      links,
      claims: links,
      memberships: places.map(({ userId, id, isLeader }) => ({ userId, departmentId: `d${id}`, isOwner: isLeader })),
    },
  });
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function parentOf(number: number): string | undefined {
  return number === 1 ? undefined : String(Math.ceil((number - 1) / 10));
}

function placeOf({ departments }: DirectoryMember): { id: string; isLeader: boolean } {
  const [{ id, isLeader } = { id: '1', isLeader: false }] = departments;
  return { id, isLeader };
}
