import { html } from 'hono/html';
import { ROOT_ID, type Department, type Member } from '../company/company.js';
import type { Language } from '../language.js';
import { firstMembers } from '../pages/first-members.js';
import type { Html } from '../pages/layout.js';
import { table } from '../pages/table.js';
import type { Platform } from '../platform.js';
import { directoryPath } from './directory-path.js';
import { hidden, line } from './fields.js';

const TEXTS = {
  en: {
    name: 'Name',
    nameEn: 'English name',
    parent: 'Below, department id',
    order: 'Order, larger first',
    save: 'Save department',
    remove: 'Delete department',
    members: 'Members of this department',
    none: 'Nobody.',
    columns: ['Member', 'Order', 'Status', 'Change'],
    status: { 1: 'active', 2: 'disabled', 4: 'not activated', 5: 'left' },
    leader: 'leader',
    more: (count: number) => `and ${count} more`,
    disable: 'Disable',
    enable: 'Enable',
    delete: 'Delete',
    of: (action: string, name: string) => `${action} ${name}`,
    addMember: 'Add a member',
    id: 'Member ID',
    memberName: 'Name',
    addDepartment: 'Add a department below',
    add: 'Add',
  },
  zh: {
    name: '名称',
    nameEn: '英文名称',
    parent: '上级部门 ID',
    order: '排序，值大的在前',
    save: '保存部门',
    remove: '删除部门',
    members: '本部门成员',
    none: '没有成员。',
    columns: ['成员', '排序', '状态', '操作'],
    status: { 1: '已激活', 2: '已禁用', 4: '未激活', 5: '已退出' },
    leader: '负责人',
    more: (count: number) => `另有 ${count} 人`,
    disable: '禁用',
    enable: '启用',
    delete: '删除',
    of: (action: string, name: string) => `${action}${name}`,
    addMember: '添加成员',
    id: '成员账号',
    memberName: '姓名',
    addDepartment: '添加子部门',
    add: '添加',
  },
};

/** Everything about one department: its own fields, its members, and what can be added. */
export function departmentPanel(department: Department, platform: Platform, language: Language): Html {
  const text = TEXTS[language];
  const { id, name, nameEn, parentId, order } = department;
  return html`<section class="card" aria-labelledby="department">
      <h2 id="department">${name} <code>${id}</code></h2>
      <form method="post" action="/__simulator/directory/save-department">
        ${hidden('department', id)} ${line('name', text.name, name)} ${line('nameEn', text.nameEn, nameEn)}
        ${id === ROOT_ID ? hidden('parent', parentId) : line('parent', text.parent, parentId)}
        ${line('order', text.order, order)}
        <button>${text.save}</button>
      </form>
      ${id === ROOT_ID ? '' : removal(id, text.remove)}
    </section>
    ${membersOf(department, platform, language)}
    <div class="columns">
      <form class="card" method="post" action="/__simulator/directory/add-member">
        <h2>${text.addMember}</h2>
        ${hidden('department', id)} ${line('id', text.id, '', 'new-member-id')}
        ${line('name', text.memberName, '', 'new-member-name')}
        <button class="quiet">${text.add}</button>
      </form>
      <form class="card" method="post" action="/__simulator/directory/add-department">
        <h2>${text.addDepartment}</h2>
        ${hidden('department', id)} ${hidden('parent', id)} ${line('name', text.name, '', 'new-department-name')}
        <button class="quiet">${text.add}</button>
      </form>
    </div>`;
}

function removal(id: number, label: string): Html {
  return html`<p></p>
    <form method="post" action="/__simulator/directory/delete-department">
      ${hidden('department', id)}<button class="quiet">${label}</button>
    </form>`;
}

function membersOf({ id }: Department, platform: Platform, language: Language): Html {
  const text = TEXTS[language];
  const members = platform.directory.membersIn(id);
  const listed = firstMembers(members);
  return html`<section class="card" aria-labelledby="department-members">
    <h2 id="department-members">${text.members}</h2>
    ${
      members.length === 0
        ? html`<p class="soft">${text.none}</p>`
        : table(
            text.columns,
            listed.map((member) => memberRow(member, id, language)),
          )
    }
    ${members.length > listed.length ? html`<p class="soft">${text.more(members.length - listed.length)}</p>` : ''}
  </section>`;
}

function memberRow(member: Member, departmentId: number, language: Language): Html {
  const text = TEXTS[language];
  const isDisabled = member.status === 2;
  const toggle = isDisabled ? text.enable : text.disable;
  return html`<tr>
    <td>
      <a href="${directoryPath({ departmentId, memberId: member.id })}">${member.name}</a>
      ${member.leads?.includes(departmentId) ? `(${text.leader})` : ''}<br /><code>${member.id}</code>
    </td>
    <td>${member.orders?.[departmentId] ?? 0}</td>
    <td>${text.status[member.status]}</td>
    <td>
      <div class="row">
        <form method="post" action="/__simulator/directory/set-status">
          ${hidden('department', departmentId)} ${hidden('member', member.id)} ${hidden('status', isDisabled ? 1 : 2)}
          <button class="quiet mini" aria-label="${text.of(toggle, member.name)}">${toggle}</button>
        </form>
        <form method="post" action="/__simulator/directory/delete-member">
          ${hidden('department', departmentId)} ${hidden('member', member.id)}
          <button class="quiet mini" aria-label="${text.of(text.delete, member.name)}">${text.delete}</button>
        </form>
      </div>
    </td>
  </tr>`;
}
