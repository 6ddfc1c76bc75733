import { PROFILE_FIELDS } from '../../profile-authors/profile-fields';
import type { HandChange } from './arbitraries';
import { aUser, the } from './builders';
import type { Model } from './model';

/** Makes a change in NocoBase as a person would; one that NocoBase would refuse, or for which nothing is there, is left out. */
export function changeByHand(model: Model, change: HandChange): void {
  try {
    CHANGES[change.kind](model, change);
  } catch {
    // Refused.
  }
}

const at = <Item>(items: Iterable<Item>, number: number): Item => {
  const all = [...items];
  const item = all[number % all.length];
  if (item === undefined) {
    throw new Error('There is nothing');
  }
  return item;
};

type Numbers = Omit<HandChange, 'kind'>;

const CHANGES: Record<HandChange['kind'], (model: Model, numbers: Numbers) => void> = {
  'add-department': (model, { one, other }) => {
    const id = String(model.nextId());
    const parentId = other % 3 === 0 || model.departments.size === 0 ? undefined : at(model.departments.keys(), one);
    model.putDepartment({ id, title: 'Made by hand', parentId, sort: model.nextId() });
  },
  'delete-department': (model, { one }) => model.deleteDepartment(at(model.departments.keys(), one)),
  'move-department': (model, { one, other }) => {
    const department = at(model.departments.values(), one);
    const parentId = other % 3 === 0 ? undefined : at(model.departments.keys(), other);
    const tried = model.copy();
    tried.putDepartment({ ...department, parentId });
    model.putDepartment({ ...department, parentId });
  },
  'rename-department': (model, { one }) => {
    at(model.departments.values(), one).title = 'Renamed by hand';
  },
  'swap-departments': (model, { one, other }) => {
    const [left, right] = [at(model.departments.values(), one), at(model.departments.values(), other)];
    [left.sort, right.sort] = [right.sort, left.sort];
  },
  'add-user': (model, { one, other }) => {
    const id = model.users.size + 1;
    if (!model.users.has(id)) {
      const key = [`m${one % 14}`, '+8613800000001', 'a@example.com'][other % 3] ?? '';
      const field = (['username', 'phone', 'email'] as const)[other % 3] ?? PROFILE_FIELDS[0];
      const writer = one % 2 === 0 ? 'other' : 'user';
      const isRoot = id === 1;
      const nickname = ['张伟', '李娜', 'Somebody'][one % 3] ?? '';
      model.users.set(
        id,
        aUser({ id, nickname, isRoot, isPrivileged: isRoot || one % 5 === 0, keys: { [field]: { key, writer } } }),
      );
    }
  },
  'delete-user': (model, { one }) => {
    const user = at(model.users.values(), one);
    if (!user.isRoot) {
      model.deleteUser(user.id);
    }
  },
  link: (model, { one, other }) => model.link({ identity: the(`m${other % 14}`), userId: at(model.users.keys(), one) }),
  unlink: (model, { one, other }) => {
    const link = at(model.links, one);
    model.links = model.links.filter((row) => row !== link);
    // By the person the claim goes as well; by an administrator of NocoBase it stays behind.
    model.claims = other % 2 === 0 ? model.claims : model.claims.filter(({ userId }) => userId !== link.userId);
  },
  'add-membership': (model, { one, other }) =>
    model.addMembership({
      userId: at(model.users.keys(), one),
      departmentId: at(model.departments.keys(), other),
      isOwner: one % 2 === 0,
    }),
  'remove-membership': (model, { one }) => {
    const { userId, departmentId } = at(model.memberships, one);
    model.removeMembership(userId, departmentId);
    const user = model.user(userId);
    user.mainDepartmentId = user.mainDepartmentId === departmentId ? undefined : user.mainDepartmentId;
  },
  'turn-owner': (model, { one }) => {
    const membership = at(model.memberships, one);
    membership.isOwner = !membership.isOwner;
  },
  'set-main': (model, { one }) => {
    const { userId, departmentId } = at(model.memberships, one);
    model.setMain(userId, departmentId);
  },
  'rename-user': (model, { one }) => {
    at(model.users.values(), one).nickname = 'Renamed by hand';
  },
  'open-user': (model, { one }) => {
    at(model.users.values(), one).isClosed = false;
  },
};
