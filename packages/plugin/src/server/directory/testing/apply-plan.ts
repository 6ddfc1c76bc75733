import type { DirectoryPlan, MembershipChange, PlannedDepartment, PlannedMember } from '../plan/plan';
import { aUser } from './builders';
import type { Model } from './model';

/**
 * Carries a plan out in a model, in steps of which each is done or not done.
 * @param stopAfter this many steps, as a process that ends in the middle
 * @returns the steps that were to be done
 */
export function applyPlan(model: Model, plan: DirectoryPlan, stopAfter = Infinity): number {
  const steps = [
    ...plan.departments.filter((planned) => planned.write).map((planned) => () => applyDepartment(model, planned)),
    ...plan.members.filter(isWritten).map((planned) => () => applyMember(model, planned)),
    ...plan.memberships.map((change) => () => applyMembership(model, change)),
  ];
  steps.slice(0, stopAfter).forEach((step) => step());
  return steps.length;
}

/** Tells whether anything is written for a member. */
function isWritten({ outcome, record }: PlannedMember): boolean {
  const hasValues = 'values' in outcome && Object.keys(outcome.values).length > 0;
  return record !== undefined || hasValues || ['made', 'adopted', 'opened', 'closed'].includes(outcome.kind);
}

function applyDepartment(model: Model, { write }: PlannedDepartment): void {
  if (write?.kind === 'make') {
    const { title, sort, parent, record } = write;
    const departmentId = String(model.nextId());
    model.putDepartment({ id: departmentId, title, sort, parentId: departmentIdOf(model, parent) });
    model.departmentRows.set(record.identity, { ...record, departmentId });
  } else if (write) {
    const { departmentId, values, record } = write;
    const { parent, ...others } = values;
    const department = model.departments.get(departmentId);
    if (department) {
      const parentId = parent ? departmentIdOf(model, parent.identity) : department.parentId;
      model.putDepartment({ ...department, ...others, parentId });
    }
    model.departmentRows.set(record.identity, { ...record, departmentId });
  }
}

function departmentIdOf(model: Model, identity: string | undefined): string | undefined {
  if (identity === undefined) {
    return undefined;
  }
  const departmentId = model.departmentRows.get(identity)?.departmentId;
  if (departmentId === undefined || !model.departments.has(departmentId)) {
    throw new Error(`Department ${identity} is not there yet`);
  }
  return departmentId;
}

function applyMember(model: Model, { identity, outcome, record }: PlannedMember): void {
  const userId =
    outcome.kind === 'made' ? makeUser(model, identity, outcome) : 'userId' in outcome ? outcome.userId : undefined;
  if (outcome.kind === 'adopted') {
    model.link({ identity, userId: outcome.userId });
  }
  if ('values' in outcome) {
    Object.assign(model.user(outcome.userId), outcome.values);
  }
  if (outcome.kind === 'opened' || outcome.kind === 'closed') {
    const user = model.user(outcome.userId);
    model.closings += outcome.kind === 'closed' && !user.isClosed ? 1 : 0;
    user.isClosed = outcome.kind === 'closed';
  }
  if (record) {
    model.memberRows.set(identity, { ...record, userId: record.userId ?? userId });
  }
}

function makeUser(
  model: Model,
  identity: string,
  { profile, replaces }: Extract<PlannedMember['outcome'], { kind: 'made' }>,
): number {
  const id = model.nextId();
  const nickname = profile.name ?? profile.memberId;
  const user = aUser({ id, nickname, email: profile.email ?? null, phone: profile.mobile ?? null });
  model.users.set(id, user);
  model.links = model.links.filter(({ userId }) => userId !== replaces);
  model.link({ identity, userId: id });
  return id;
}

function applyMembership(model: Model, change: MembershipChange): void {
  const userId = change.userId ?? model.links.find(({ identity }) => identity === change.identity)?.userId;
  if (userId === undefined) {
    throw new Error(`${change.identity} has no user`);
  }
  if (change.kind === 'set-main') {
    setMain(model, userId, change.identity, change.department);
  } else {
    changeRow(model, userId, change);
  }
}

function setMain(model: Model, userId: number, identity: string, department: string | undefined): void {
  model.setMain(userId, departmentIdOf(model, department));
  const row = model.memberRows.get(identity);
  if (row?.userId === userId) {
    row.main = department;
  }
}

type ChangeOfRow = Exclude<MembershipChange, { kind: 'set-main' }>;

function changeRow(model: Model, userId: number, change: ChangeOfRow): void {
  const { department } = change;
  const isThis = (row: { userId: number; department: string }) =>
    row.userId === userId && row.department === department;
  if (change.kind === 'remove' && !model.membershipRows.some(isThis)) {
    throw new Error(`The membership of user ${userId} in ${department} is not ours`);
  }
  model.membershipRows = model.membershipRows.filter((row) => !isThis(row));
  if (change.kind === 'add' || change.kind === 'set-owner') {
    model.membershipRows.push({ userId, department, isOwner: change.isOwner });
  }
  if (change.kind !== 'forget') {
    changeMembership(model, userId, departmentIdOf(model, department) ?? '', change);
  }
}

function changeMembership(
  model: Model,
  userId: number,
  departmentId: string,
  change: Exclude<ChangeOfRow, { kind: 'forget' }>,
): void {
  if (change.kind === 'remove') {
    model.removeMembership(userId, departmentId);
  } else if (change.kind === 'add') {
    model.addMembership({ userId, departmentId, isOwner: change.isOwner });
  } else if (change.isWritten) {
    model.removeMembership(userId, departmentId);
    model.addMembership({ userId, departmentId, isOwner: change.isOwner });
  }
}
