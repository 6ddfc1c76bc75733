import * as z from 'zod/mini';
import type { WeComApp } from '../app';
import { numberedId, text } from '../schemas';

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

/**
 * Lists the departments that the app can see (`department/list`, doc/90208), in no order.
 * @param below only this department with everything below it
 */
export async function listDepartments(app: WeComApp, below?: string): Promise<Department[]> {
  const query = below === undefined ? {} : { id: below };
  const reply = await app.call(
    { path: 'department/list', query, repeatable: true, isLarge: true },
    departmentsReply,
  );
  return reply.department.map(({ id, name, name_en: nameEn, parentid, order = 0 }) => {
    const parentId = parentid === NO_PARENT ? undefined : parentid;
    return { id, name, nameEn, parentId, order };
  });
}
