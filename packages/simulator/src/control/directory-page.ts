import { html } from 'hono/html';
import { ROOT_ID, type Department } from '../company/company.js';
import type { Language } from '../language.js';
import { page, type Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';
import { departmentPanel } from './department-panel.js';
import { directoryPath, type Selection } from './directory-path.js';
import { memberPanel } from './member-panel.js';

const TEXTS = {
  en: {
    title: 'Departments and members',
    about: 'As in the admin console. Apps see a change at once.',
    simulator: 'simulator',
    tree: 'Departments',
  },
  zh: { title: '部门与成员', about: '如同管理后台。修改立即对应用生效。', simulator: '模拟器', tree: '部门' },
};

/** The tree of departments, and beside it what can be done with one department and one member. */
export function directoryPage(platform: Platform, selection: Selection, language: Language, error?: string): Html {
  const text = TEXTS[language];
  const { directory } = platform;
  const department = directory.department(selection.departmentId) ?? directory.department(ROOT_ID);
  const member = selection.memberId === undefined ? undefined : platform.member(selection.memberId);
  return page(
    'directory',
    text.title,
    html`<main>
      <h1>${text.title}</h1>
      <p class="soft">${text.about} <a href="/">${text.simulator}</a></p>
      ${error ? html`<pre class="card bad" role="alert">${error}</pre>` : ''}
      <div class="columns">
        <nav class="card tree" aria-labelledby="tree">
          <h2 id="tree">${text.tree}</h2>
          <ul>
            ${branch(directory.department(ROOT_ID), department, platform)}
          </ul>
        </nav>
        <div>
          ${member && department ? memberPanel(member, department, language) : ''}
          ${department ? departmentPanel(department, platform, language) : ''}
        </div>
      </div>
    </main>`,
    language,
  );
}

/** One department and all below it; open where the chosen one is. */
function branch(department: Department | undefined, chosen: Department | undefined, platform: Platform): Html | string {
  if (!department) {
    return '';
  }
  const below = platform.directory.departmentsIn(department.id);
  const link = treeLink(department, department === chosen);
  if (below.length === 0) {
    return html`<li>${link}</li>`;
  }
  return html`<li>
    <details ${isOpen(department, chosen, platform) ? 'open' : ''}>
      <summary>${link}</summary>
      <ul>
        ${below.map((one) => branch(one, chosen, platform))}
      </ul>
    </details>
  </li>`;
}

function treeLink({ id, name }: Department, isChosen: boolean): Html {
  return html`<a href="${directoryPath({ departmentId: id })}" ${isChosen ? 'aria-current=true' : ''}>${name}</a>
    <code class="soft">${id}</code>`;
}

/** Whether the chosen department is this one, below it, or the tree has just been opened. */
function isOpen({ id }: Department, chosen: Department | undefined, { directory }: Platform): boolean {
  let at = chosen;
  while (at && at.id !== id) {
    at = directory.department(at.parentId);
  }
  return at !== undefined;
}
