import type { Facts } from '../plan/facts';
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
  /** Everything is written already; otherwise NocoBase has as many users of its own. */
  isSynced: boolean;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** A company with ten departments below each, and members in one of them. */
export function aCompanyOf({ departments, members, isSynced }: Size): Facts {
  const parentOf = (number: number) => (number === 1 ? undefined : String(Math.ceil((number - 1) / 10)));
  const departmentOf = (number: number) => String((number % departments) + 1);
  const told = {
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
  if (!isSynced) {
    const users = numbers(members).map((id) =>
      aUser({ id, nickname: `User ${id}`, keys: { username: { key: `u${id}`, writer: 'other' } } }),
    );
    return someFacts({ told, actual: { users } });
  }
  const links = numbers(members).map((userId) => ({ identity: the(`member-${userId}`), userId }));
  return someFacts({
    told,
    written: {
      departments: numbers(departments).map((number) => {
        const parent = parentOf(number);
        return aDepartmentRow({
          identity: the(String(number)),
          departmentId: `d${number}`,
          parent: parent && the(parent),
          order: -number,
        });
      }),
      members: numbers(members).map((userId) => {
        const department = the(departmentOf(userId));
        return aMemberRow({
          identity: the(`member-${userId}`),
          userId,
          name: `Name ${userId}`,
          departments: [department],
          main: department,
        });
      }),
      memberships: numbers(members).map((userId) => ({
        userId,
        department: the(departmentOf(userId)),
        isOwner: userId < departments,
      })),
    },
    actual: {
      departments: numbers(departments).map((number) => {
        const parent = parentOf(number);
        return aNocoBaseDepartment({ id: `d${number}`, parentId: parent && `d${parent}`, sort: number });
      }),
      users: numbers(members).map((id) => aUser({ id, mainDepartmentId: `d${departmentOf(id)}` })),
      links,
      claims: links,
      memberships: numbers(members).map((userId) => ({
        userId,
        departmentId: `d${departmentOf(userId)}`,
        isOwner: userId < departments,
      })),
    },
  });
}
