import * as z from 'zod/mini';
import type { WeComApp } from '../app';
import { numberedId, text } from '../schemas';
import { WeComRefusedError } from '../wecom-error';

/** A department inside the app's visible range. */
export interface Department {
  id: string;
  name: string | undefined;
  nameEn: string | undefined;
  /** May be a department that the app cannot see. Undefined for the company itself. */
  parentId: string | undefined;
  /** Among departments with the same parent, the larger comes first. */
  order: number;
}

/** What WeCom gives as the parent of the company itself. */
const NO_PARENT = '0';

const departmentsReply = z.object({
  department: z.array(
    z.object({
      id: numberedId,
      name: text,
      name_en: text,
      parentid: z.optional(numberedId),
      order: z.optional(z.number()),
    }),
  ),
});

/** A department that does not exist, or no longer (doc/90313). */
const NO_SUCH_DEPARTMENT: readonly number[] = [60003, 60123];

/** Lists the departments that the app can see (`department/list`, doc/90208), in no order. */
export function listDepartments(app: WeComApp): Promise<Department[]> {
  return list(app, {});
}

/**
 * The same for one department with everything below it.
 * @returns undefined when there is no such department
 */
export function listDepartmentsBelow(app: WeComApp, id: string): Promise<Department[] | undefined> {
  return unlessGone(list(app, { id }));
}

/** The answer about a department; undefined when WeCom says that there is no such department. */
export async function unlessGone<Reply>(answer: Promise<Reply>): Promise<Reply | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof WeComRefusedError && NO_SUCH_DEPARTMENT.includes(error.errcode)) {
      return undefined;
    }
    throw error;
  }
}

async function list(app: WeComApp, query: Record<string, string>): Promise<Department[]> {
  const reply = await app.call({ path: 'department/list', query, repeatable: true, isLarge: true }, departmentsReply);
  return reply.department.map(({ id, name, name_en: nameEn, parentid, order = 0 }) => {
    const parentId = parentid === NO_PARENT ? undefined : parentid;
    return { id, name, nameEn, parentId, order };
  });
}
