import { Hono, type Context } from 'hono';
import { ROOT_ID } from '../company/company.js';
import { textOf } from '../form-text.js';
import type { Http } from '../http.js';
import { languageOf } from '../language.js';
import type { Platform } from '../platform.js';
import type { Control } from './control.js';
import { directoryPage } from './directory-page.js';
import { directoryPath, type Selection } from './directory-path.js';
import { readDepartmentForm, readMemberForm } from './forms.js';

/** The page on which a person changes departments and members, and the forms on it. */
export function directoryRoutes(platform: Platform, control: Control): Hono<Http> {
  const routes = new Hono<Http>().basePath('/__simulator/directory');
  const show = (c: Context<Http>, selection: Selection, error?: string) =>
    c.html(directoryPage(platform, selection, languageOf(c), error), error === undefined ? 200 : 422);

  routes.get('/', (c) => show(c, selectionIn(new URL(c.req.url).searchParams)));
  for (const [name, change] of Object.entries(changes(platform, control))) {
    routes.post(`/${name}`, async (c) => {
      const form = await c.req.formData();
      try {
        return c.redirect(directoryPath(change(form)), 303);
      } catch (error) {
        return show(c, selectedIn(form), error instanceof Error ? error.message : String(error));
      }
    });
  }
  return routes;
}

/** What the forms do, by name; each tells what to show then. */
function changes(platform: Platform, control: Control): Record<string, (form: FormData) => Selection> {
  return {
    'add-department': (form) => ({ departmentId: control.addDepartment(readDepartmentForm(form)).id }),
    'save-department': (form) => {
      const { departmentId } = selectedIn(form);
      control.updateDepartment(departmentId, readDepartmentForm(form));
      return { departmentId };
    },
    'delete-department': (form) => {
      const { departmentId } = selectedIn(form);
      const parentId = platform.directory.department(departmentId)?.parentId ?? ROOT_ID;
      control.removeDepartment(departmentId);
      return { departmentId: parentId };
    },
    'add-member': (form) => {
      const { departmentId } = selectedIn(form);
      control.addMember({ id: textOf(form, 'id'), name: textOf(form, 'name'), departmentIds: [departmentId] });
      return { departmentId, memberId: textOf(form, 'id') };
    },
    'save-member': (form) => {
      const { departmentId, memberId = '' } = selectedIn(form);
      control.updateMember(memberId, readMemberForm(form, departmentId, platform.member(memberId)));
      return { departmentId, memberId: textOf(form, 'id') };
    },
    'set-status': (form) => {
      const { departmentId, memberId = '' } = selectedIn(form);
      control.updateMember(memberId, { status: textOf(form, 'status') === '2' ? 2 : 1 });
      return { departmentId };
    },
    'delete-member': (form) => {
      const { departmentId, memberId = '' } = selectedIn(form);
      control.removeMember(memberId);
      return { departmentId };
    },
  };
}

function selectionIn(query: URLSearchParams): Selection {
  const memberId = query.get('member') ?? undefined;
  return {
    departmentId: Number(query.get('department') ?? ROOT_ID),
    ...(memberId !== undefined && { memberId }),
  };
}

function selectedIn(form: FormData): Selection {
  const memberId = textOf(form, 'member');
  return { departmentId: Number(textOf(form, 'department')), ...(memberId && { memberId }) };
}
