import type { Database } from '@nocobase/database';
import type { Facts, WrittenMember } from '../plan/facts';
import { readDepartmentRows } from './department-rows';
import { readMemberRows } from './member-rows';
import { readMembershipRows } from './membership-rows';

/** What sources wrote last. */
export interface ReadWritten {
  written: Facts['written'];
  /** Users of members who are active in another source. */
  activeElsewhere: ReadonlySet<number>;
}

/** Reads what a source wrote last, with three queries. @param source its name */
export async function readWritten(db: Database, source: string): Promise<ReadWritten> {
  const departments = await readDepartmentRows(db, source);
  const all = await readMemberRows(db);
  const memberships = await readMembershipRows(db, source);
  const members: WrittenMember[] = [];
  const activeElsewhere = new Set<number>();
  for (const { source: owner, ...member } of all) {
    if (owner === source) {
      members.push(member);
    } else if (member.userId !== undefined && !member.departure) {
      activeElsewhere.add(member.userId);
    }
  }
  return { written: { departments, members, memberships }, activeElsewhere };
}
