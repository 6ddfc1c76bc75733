import type { App, Member } from '../company/company.js';
import type { Platform } from '../platform.js';

/**
 * A member as `user/get` and `user/list` tell one (doc/90196, doc/90201) to apps created after 20 June 2022, unless switched:
 * no mobile, e-mail, avatar or gender. Departments and direct leaders are those that the app may see, and the main department
 * only stands there when it is one of them.
 */
export function describeUser(member: Member, app: App, platform: Platform): Record<string, unknown> {
  const departmentIds = shownDepartments(member, app, platform);
  const main = member.mainDepartmentId ?? member.departmentIds[0];
  return {
    userid: member.id,
    name: member.name,
    department: departmentIds,
    order: departmentIds.map((id) => member.orders?.[id] ?? 0),
    position: member.position ?? '',
    is_leader_in_dept: departmentIds.map((id) => (member.leads?.includes(id) ? 1 : 0)),
    direct_leader: shownLeaders(member, app, platform),
    telephone: member.telephone ?? '',
    alias: member.alias ?? '',
    ...(main !== undefined && departmentIds.includes(main) && { main_department: main }),
    status: member.status,
    extattr: { attrs: member.extAttributes ?? [] },
    external_position: member.externalPosition ?? '',
    external_profile: { external_corp_name: '', external_attr: [] },
    ...(platform.behaviour.personalFieldsInUserGet === 'yes' && member.personalFields),
  };
}

/** The departments that an app is told of a member. */
export function shownDepartments(member: Member, app: App, platform: Platform): number[] {
  if (platform.behaviour.memberDepartments === 'all') {
    return member.departmentIds;
  }
  const { departmentIds } = platform.directory.rangeOf(app);
  return member.departmentIds.filter((id) => departmentIds.has(id));
}

function shownLeaders(member: Member, app: App, platform: Platform): string[] {
  const leaders = member.directLeaderIds?.flatMap((id) => platform.member(id) ?? []) ?? [];
  return leaders.filter((leader) => platform.isVisible(app, leader)).map(({ id }) => id);
}
