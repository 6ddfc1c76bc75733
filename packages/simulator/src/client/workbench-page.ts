import { html } from 'hono/html';
import type { App, Member } from '../company.js';
import { page, type Html } from '../pages/layout.js';

/** The workbench (工作台) on the device's screen. */
export function workbenchPage(companyName: string, member: Member, apps: { app: App; visible: boolean }[]): Html {
  return page(
    'workbench',
    '工作台',
    html`<main class="phone-page">
      <h1>工作台</h1>
      <p class="soft small">${companyName} · ${member.name}</p>
      <ul class="tiles">
        ${apps.map(
          ({ app }) =>
            html`<li>
              <a href="/__client/open?agentId=${app.agentId}">
                <span class="tile" aria-hidden="true">${app.name.slice(0, 1)}</span> ${app.name}
              </a>
            </li>`,
        )}
      </ul>
      ${
        apps.some(({ visible }) => !visible)
          ? html`<p class="small soft" lang="en">
              Simulator: ${member.name} is outside the visible range; the real workbench would not show every app above.
            </p>`
          : ''
      }
    </main>`,
  );
}
