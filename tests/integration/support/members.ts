import type { Member } from '../../../packages/simulator/src/index';
import type { World } from '../../world/start-world';

let count = 0;

/** A new member of the company with a mobile number that nobody in NocoBase has yet. */
export function newMember(world: World): { id: string; mobile: string } {
  count += 1;
  const number = String(count).padStart(4, '0');
  const member = { id: `member${number}`, mobile: `1393333${number}` };
  const personalFields = { mobile: member.mobile, biz_mail: `${member.id}@corp.example.com` };
  addMember(world, member.id, { name: `成员${number}`, personalFields });
  return member;
}

/** Adds a member to the company who may use the app. */
export function addMember({ simulator }: World, id: string, values: Pick<Member, 'name' | 'personalFields'>): void {
  const { members } = simulator.company;
  const added = members.filter((member) => member.id === 'lisi').map((lisi) => ({ ...lisi, ...values, id }));
  simulator.control.seed({ ...simulator.company, members: [...members, ...added] });
  simulator.control.updateApp({ visibleMemberIds: [...simulator.app.visibleMemberIds, id] });
}
