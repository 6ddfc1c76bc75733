import type { Platform } from '../platform.js';
import { ROOT_ID, type Department } from './company.js';
import { orThrowProblems } from './company-error.js';
import { JsonReader } from './json-reader.js';
import { noteBrokenTree, parseDepartment } from './parse-department.js';
import { dropDepartmentId } from './replace-references.js';

/**
 * Adds a department.
 * @param value like a department of a company file; without an id it gets the next free one
 * @returns the department with its id
 * @throws CompanyError when the result is not valid
 */
export function addDepartment(platform: Platform, value: object): Department {
  const { departments } = platform.directory;
  const id = Math.max(...departments.map((one) => one.id)) + 1;
  return put(platform, { id, ...value }, departments);
}

/**
 * Changes a department: its name, its place in the tree, its order. Another parent moves everything below along.
 * @throws Error for an unknown id, CompanyError when the result is not valid
 */
export function updateDepartment(platform: Platform, id: number, patch: Partial<Omit<Department, 'id'>>): void {
  const former = existingDepartment(platform, id);
  const others = platform.directory.departments.filter((one) => one !== former);
  put(platform, { ...former, ...patch, id }, others);
}

/**
 * Removes a department, and from everything that names it. As WeCom's console, it takes empty ones only (doc/90207).
 * @throws Error for an unknown id, for the root, and while there are members or departments in it
 */
export function removeDepartment(platform: Platform, id: number): void {
  const { directory } = platform;
  const former = existingDepartment(platform, id);
  if (id === ROOT_ID) {
    throw new Error('The root department cannot be removed');
  }
  if (directory.departmentsIn(id).length > 0 || directory.membersIn(id).length > 0) {
    throw new Error(`Department ${id} is not empty: move its members and sub-departments first`);
  }
  directory.removeDepartment(former);
  dropDepartmentId(platform, id);
}

function put(platform: Platform, value: object, others: Department[]): Department {
  const department = orThrowProblems((problems) => {
    const parsed = parseDepartment(new JsonReader(value, 'department', problems));
    noteBrokenTree([...others, parsed], problems);
    return parsed;
  });
  platform.directory.putDepartment(department);
  return department;
}

function existingDepartment(platform: Platform, id: number): Department {
  const department = platform.directory.department(id);
  if (!department) {
    throw new Error(`There is no department ${id}`);
  }
  return department;
}
