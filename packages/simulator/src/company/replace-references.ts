import type { Platform } from '../platform.js';
import { folded, type App } from './company.js';

/** Puts a member's new id wherever apps, tags and direct leaders name the old one; undefined takes it out. */
export function replaceMemberId(platform: Platform, oldId: string, newId: string | undefined): void {
  const replaced = (ids: string[]) => replace(ids, (id) => folded(id) === folded(oldId), newId);
  changeApps(platform, (app) => ({ ...app, visibleMemberIds: replaced(app.visibleMemberIds) }));
  const { directory } = platform;
  directory.putTags(directory.tags.map((tag) => ({ ...tag, memberIds: replaced(tag.memberIds) })));
  for (const member of directory.ledBy(oldId)) {
    directory.putMember({ ...member, directLeaderIds: replaced(member.directLeaderIds ?? []) });
  }
}

/** Takes a department out of the visible ranges and tags that name it. */
export function dropDepartmentId(platform: Platform, oldId: number): void {
  const kept = (ids: number[]) => replace(ids, (id) => id === oldId, undefined);
  changeApps(platform, (app) => ({ ...app, visibleDepartmentIds: kept(app.visibleDepartmentIds) }));
  const { directory } = platform;
  directory.putTags(directory.tags.map((tag) => ({ ...tag, departmentIds: kept(tag.departmentIds) })));
}

function changeApps(platform: Platform, change: (app: App) => App): void {
  const [first, ...others] = platform.apps;
  platform.apps = [change(first), ...others.map(change)];
}

function replace<Id>(ids: Id[], isOld: (id: Id) => boolean, newId: Id | undefined): Id[] {
  return ids.flatMap((id) => (isOld(id) ? (newId ?? []) : id));
}
