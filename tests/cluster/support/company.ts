import { type Company, defaultCompany, type Member } from '../../../packages/simulator/src/index';
import { ORIGIN } from '../../world/sign-in';

/** The ids of the members that sign in: `member001` and so on. */
export const MEMBER_IDS = Array.from({ length: 200 }, (_, index) => `member${String(index + 1).padStart(3, '0')}`);

/** A company whose members all have a mobile number of their own and may use the app. */
export function bigCompany(): Company {
  const company = defaultCompany(ORIGIN);
  const [app, ...others] = company.apps;
  const visibleMemberIds = [...app.visibleMemberIds, ...MEMBER_IDS];
  return {
    ...company,
    members: [...company.members, ...MEMBER_IDS.map(aMember)],
    apps: [{ ...app, visibleMemberIds }, ...others],
  };
}

function aMember(id: string, index: number): Member {
  return {
    id,
    name: `Member ${index + 1}`,
    case: 'One of many',
    kind: 'member',
    status: 1,
    departmentIds: [2],
    personalFields: { mobile: String(13_900_000_000 + index) },
  };
}
