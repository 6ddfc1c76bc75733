import type { Platform } from '../platform.js';
import type { App } from './company.js';

/** What becomes of an id that is named somewhere; undefined takes it out. */
interface Replacement {
  memberId?: (id: string) => string | undefined;
  departmentId?: (id: number) => number | undefined;
}

/** Replaces ids wherever apps, tags and direct leaders name them, as WeCom does when an id changes or its bearer is deleted. */
export function replaceReferences(platform: Platform, { memberId = same, departmentId = same }: Replacement): void {
  const { directory } = platform;
  const [first, ...others] = platform.apps.map((app): App => ({
    ...app,
    visibleMemberIds: replaced(app.visibleMemberIds, memberId),
    visibleDepartmentIds: replaced(app.visibleDepartmentIds, departmentId),
  }));
  if (first) {
    platform.apps = [first, ...others];
  }
  directory.putTags(
    directory.tags.map((tag) => ({
      ...tag,
      memberIds: replaced(tag.memberIds, memberId),
      departmentIds: replaced(tag.departmentIds, departmentId),
    })),
  );
  for (const member of directory.members.filter(({ directLeaderIds = [] }) => isChanged(directLeaderIds, memberId))) {
    directory.putMember({ ...member, directLeaderIds: replaced(member.directLeaderIds ?? [], memberId) });
  }
}

function isChanged<Id>(ids: Id[], replace: (id: Id) => Id | undefined): boolean {
  return ids.some((id) => replace(id) !== id);
}

function replaced<Id>(ids: Id[], replace: (id: Id) => Id | undefined): Id[] {
  return ids.map(replace).filter((id): id is Id & NonNullable<Id> => id !== undefined);
}

function same<Id>(id: Id): Id {
  return id;
}
