import { html } from 'hono/html';
import type { Department, Member } from '../company/company.js';
import type { Language } from '../language.js';
import type { Html } from '../pages/layout.js';
import { hidden, line } from './fields.js';

const TEXTS = {
  en: {
    id: 'Member ID: another one renames',
    name: 'Name',
    position: 'Position',
    departments: 'Departments, ids',
    main: 'Main department, id',
    leads: 'Leader of, department ids',
    order: (name: string) => `Order in ${name}, larger first`,
    status: 'Status',
    choices: { 1: 'active', 2: 'disabled', 4: 'not activated', 5: 'left' },
    save: 'Save member',
  },
  zh: {
    id: '成员账号（修改即改名）',
    name: '姓名',
    position: '职务',
    departments: '所属部门 ID',
    main: '主部门 ID',
    leads: '担任负责人的部门 ID',
    order: (name: string) => `在${name}中的排序，值大的在前`,
    status: '状态',
    choices: { 1: '已激活', 2: '已禁用', 4: '未激活', 5: '已退出' },
    save: '保存成员',
  },
};

/** The fields of one member. @param department the one in which the member was chosen */
export function memberPanel(member: Member, department: Department, language: Language): Html {
  const text = TEXTS[language];
  const { id, name, position, departmentIds, mainDepartmentId, leads = [], orders = {} } = member;
  const isIn = departmentIds.includes(department.id);
  return html`<section class="card" aria-labelledby="member">
    <h2 id="member">${name} <code>${id}</code></h2>
    <form method="post" action="/__simulator/directory/save-member">
      ${hidden('department', department.id)} ${hidden('member', id)} ${line('id', text.id, id, 'member-id')}
      ${line('name', text.name, name, 'member-name')} ${line('position', text.position, position, 'member-position')}
      ${line('departments', text.departments, departmentIds.join(' '), 'member-departments')}
      ${line('main', text.main, mainDepartmentId ?? departmentIds[0], 'member-main')}
      ${line('leads', text.leads, leads.join(' '), 'member-leads')}
      ${isIn ? line('order', text.order(department.name), orders[department.id] ?? 0, 'member-order') : ''}
      <div class="field">
        <label for="member-status">${text.status}</label>
        <select id="member-status" name="status">
          ${Object.entries(text.choices).map(
            ([status, label]) =>
              html`<option value="${status}" ${Number(status) === member.status ? 'selected' : ''}>${label}</option>`,
          )}
        </select>
      </div>
      <button>${text.save}</button>
    </form>
  </section>`;
}
