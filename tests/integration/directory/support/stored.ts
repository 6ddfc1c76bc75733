import { type Model, Op } from '@nocobase/database';
import type { NocoBase } from '../../../world/nocobase/start-nocobase';

interface Department {
  id: string;
  title: string;
  parent: string | null;
  sort: number;
  isLeaf: boolean | null;
}

/** NocoBase's departments by title, each with the title of its parent. */
export async function departmentsOf({ app }: NocoBase): Promise<Record<string, Department>> {
  const rows = (await app.db.getModel('departments').findAll({ raw: true })) as unknown as Array<{
    id: number | string;
    title: string;
    parentId: number | string | null;
    sort: number | string;
    isLeaf: boolean | 0 | 1 | null;
  }>;
  const titles = new Map(rows.map(({ id, title }) => [String(id), title]));
  return Object.fromEntries(
    rows.map(({ id, title, parentId, sort, isLeaf }) => [
      title,
      {
        id: String(id),
        title,
        parent: parentId === null ? null : (titles.get(String(parentId)) ?? 'nobody'),
        sort: Number(sort),
        isLeaf: isLeaf === null ? null : Boolean(isLeaf),
      },
    ]),
  );
}

/** The titles of the departments below one, or at the top, in their order. */
export async function titlesBelow(nocobase: NocoBase, parent: string | null): Promise<string[]> {
  const all = Object.values(await departmentsOf(nocobase));
  return all
    .filter((department) => department.parent === parent)
    .toSorted((one, other) => one.sort - other.sort)
    .map(({ title }) => title);
}

/** Who is in which department, as `username: title*`, with a star for owners and the main department first. */
export async function placesOf({ app }: NocoBase): Promise<Record<string, string[]>> {
  const { db } = app;
  const users = (await db.getModel('users').findAll({ raw: true })) as unknown as Array<{
    id: number | string;
    username: string;
    mainDepartmentId: number | string | null;
  }>;
  const rows = (await db.getModel('departmentsUsers').findAll({ raw: true })) as unknown as Array<{
    userId: number | string;
    departmentId: number | string;
    isOwner: boolean | 0 | 1;
  }>;
  const titles = new Map(
    ((await db.getModel('departments').findAll({ raw: true })) as unknown as Array<{ id: number; title: string }>).map(
      ({ id, title }) => [String(id), title],
    ),
  );
  return Object.fromEntries(
    users.map(({ id, username, mainDepartmentId }) => {
      const places = rows
        .filter(({ userId }) => String(userId) === String(id))
        .map(({ departmentId, isOwner }) => {
          const isMain = String(departmentId) === String(mainDepartmentId);
          return `${isMain ? '1 ' : ''}${titles.get(String(departmentId)) ?? 'nowhere'}${isOwner ? '*' : ''}`;
        });
      return [username, places.toSorted()];
    }),
  );
}

/** Makes a department by hand, as its page does, and returns its id. */
export async function makeDepartment({ app }: NocoBase, values: Record<string, unknown>): Promise<string> {
  const department = (await app.db.getRepository('departments').create({ values })) as Model;
  return String(department.get('id'));
}

/** Puts a user into a department by hand. */
export async function putInto({ app }: NocoBase, departmentId: string, userId: number, isOwner = false): Promise<void> {
  await app.db.getRepository('departmentsUsers').create({ values: { userId, departmentId, isOwner } });
}

/** Tables that are empty at first. */
const EMPTIED = [
  'departments',
  'departmentsUsers',
  'departmentsRoles',
  'main_departments_path',
  'usersAuthenticators',
  'wecomLinks',
  'wecomDirectoryDepartments',
  'wecomDirectoryMembers',
  'wecomDirectoryMemberships',
];

/** Leaves nothing of any run, and nobody but the root user. */
export async function forgetDirectory({ app: { db } }: NocoBase): Promise<void> {
  for (const name of EMPTIED) {
    await db.getModel(name).destroy({ where: {} });
  }
  // NocoBase's own way of deleting them takes longer than any test.
  const others = { [Op.ne]: 1 };
  for (const name of ['rolesUsers', 'wecomProfileAuthors']) {
    await db.getModel(name).destroy({ where: { userId: others } });
  }
  await db.getModel('users').destroy({ where: { id: others } });
}
