import { type Company, type Member, defaultCompany } from '../../packages/simulator/src/index';

/** Name of the authenticator under measurement. */
export const AUTHENTICATOR = 'wecom';

/** The password that every member's user has besides. */
export const PASSWORD = 'bench-Password-1';

/** The members who are linked; few enough that the simulated QR page, which lists everybody, stays small. */
export const MEMBERS = people('bench', 20, '13900000', 'Signs in again and again');

/** Members without a link, each for one first sign-in. @param count at most 999 */
export function newcomers(count: number): Member[] {
  return people('new', count, '13900001', 'Signs in for the first time');
}

function people(prefix: string, count: number, phonePrefix: string, story: string): Member[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return {
      id: `${prefix}${number}`,
      name: `成员${number}`,
      case: story,
      kind: 'member',
      status: 1,
      departmentIds: [2],
      personalFields: { mobile: `${phonePrefix}${number}`, email: `${prefix}${number}@mail.example.com` },
    };
  });
}

/** The simulator's company with one app and members of our own, all of them in the app's visible range. */
export function benchCompany(appOrigin: string, newcomerCount: number): Company {
  const company = defaultCompany(appOrigin);
  const [app] = company.apps;
  const members = [...MEMBERS, ...newcomers(newcomerCount)];
  const visibleMemberIds = members.map(({ id }) => id);
  return { ...company, members, tags: [], apps: [{ ...app, visibleMemberIds }] };
}
