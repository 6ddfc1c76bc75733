import { html } from 'hono/html';
import type { App, Member } from '../company/company.js';
import type { Language } from '../language.js';
import { page, type Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';

const TEXTS = {
  en: {
    title: 'Workbench',
    hidden: (name: string) =>
      `Simulator: ${name} is outside the visible range; the real workbench would not show every app above.`,
  },
  zh: {
    title: '工作台',
    hidden: (name: string) => `模拟器：${name} 不在可见范围内，真实的工作台不会显示上面的全部应用。`,
  },
};

/** The workbench (工作台) on the device's screen. */
export function workbenchPage(platform: Platform, member: Member, apps: App[], language: Language): Html {
  const text = TEXTS[language];
  return page(
    'workbench',
    text.title,
    html`<main class="phone-page">
      <h1>${text.title}</h1>
      <p class="soft small">${platform.company.name} · ${member.name}</p>
      <ul class="tiles">
        ${apps.map(
          (app) =>
            html`<li>
              <a href="/__client/open?agentId=${app.agentId}">
                <span class="tile" aria-hidden="true">${app.name.slice(0, 1)}</span> ${app.name}
              </a>
            </li>`,
        )}
      </ul>
      ${apps.some((app) => !platform.isVisible(app, member)) ? html`<p class="small soft">${text.hidden(member.name)}</p>` : ''}
    </main>`,
    language,
  );
}
