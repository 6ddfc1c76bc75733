import { html } from 'hono/html';
import type { Member } from '../company/company.js';
import { inLanguage, LANGUAGES, type Language } from '../language.js';
import { page, type Html } from '../pages/layout.js';
import { DEVICES, type Device } from './device.js';

export interface ClientView {
  companyName: string;
  members: Member[];
  member: Member;
  device: Device;
  platformUrl: string;
  language: Language;
}

const TEXTS = {
  en: {
    title: 'WeCom client',
    simulated: '(simulated)',
    simulator: 'simulator',
    language: 'Language',
    screen: 'Screen of the device',
    workbench: 'Workbench',
    tab: 'Open in a tab',
    member: 'Member who holds the device',
    device: 'Device',
    keep: 'Keep what the app has stored',
    handOver: 'Hand over',
    now: (name: string, id: string, device: string, story: string) => `Now: ${name} (${id}), ${device}. ${story}.`,
    fresh: 'Without the tick the next member opens the app as on a device of their own, with nothing stored.',
    address: 'Open a link, as from a chat message',
    open: 'Open',
  },
  zh: {
    title: '企业微信客户端',
    simulated: '（模拟）',
    simulator: '模拟器',
    language: '语言',
    screen: '设备屏幕',
    workbench: '工作台',
    tab: '在新标签页打开',
    member: '持有设备的成员',
    device: '设备',
    keep: '保留应用已存储的数据',
    handOver: '移交设备',
    now: (name: string, id: string, device: string, story: string) => `当前：${name}（${id}），${device}。${story}。`,
    fresh: '不勾选时，下一位成员如同在自己的设备上打开应用，没有任何已存储的数据。',
    address: '打开链接，如同来自聊天消息',
    open: '打开',
  },
};

/** The table on which the simulated device lies: its screen, who holds it, and what it is. */
export function clientPage(view: ClientView): Html {
  const { companyName, platformUrl, language } = view;
  const text = TEXTS[language];
  return page(
    'client',
    `${text.title} ${text.simulated}`,
    html`<main>
      <header class="row apart">
        <div>
          <h1>${text.title} <span class="soft">${text.simulated}</span></h1>
          <p class="soft">${companyName} · <a href="${platformUrl}/">${text.simulator}</a></p>
        </div>
        ${languageLinks(language)}
      </header>
      <div class="client">
        ${deviceFrame(view)}
        <div>${identityForm(view)} ${linkForm(language)}</div>
      </div>
    </main>`,
    language,
  );
}

function languageLinks(current: Language): Html {
  return html`<nav class="row" aria-label="${TEXTS[current].language}">
    ${Object.entries(LANGUAGES).map(([language, name]) =>
      language === current
        ? html`<strong>${name}</strong>`
        : html`<a href="/__client/language?to=${language}" lang="${language}">${name}</a>`,
    )}
  </nav>`;
}

function deviceFrame({ member, device, language }: ClientView): Html {
  const text = TEXTS[language];
  return html`<section class="device ${device === 'desktop' ? 'desktop' : ''}" aria-label="${text.screen}">
    <div class="bar">
      <a href="/__client/workbench" target="device">‹ ${text.workbench}</a>
      <span>${member.name}</span>
      <a href="/__client/workbench" target="_blank">${text.tab} ↗</a>
    </div>
    <iframe name="device" title="${text.screen}" src="/__client/workbench"></iframe>
  </section>`;
}

function identityForm({ members, member, device, language }: ClientView): Html {
  const text = TEXTS[language];
  const story = inLanguage(member.case, language);
  return html`<form method="post" class="card">
    <div class="field">
      <label for="member">${text.member}</label>
      <select id="member" name="member">
        ${members.map(
          (one) =>
            html`<option value="${one.id}" ${one === member ? 'selected' : ''}>
              ${one.name} · ${inLanguage(one.case, language)}
            </option>`,
        )}
      </select>
    </div>
    <fieldset>
      <legend>${text.device}</legend>
      ${Object.entries(DEVICES).map(
        ([value, label]) =>
          html`<label class="tick">
            <input type="radio" name="device" value="${value}" ${value === device ? 'checked' : ''} />
            ${label[language]}
          </label>`,
      )}
    </fieldset>
    <label class="tick small"><input type="checkbox" name="keep" value="yes" /> ${text.keep}</label>
    <p class="small soft">${text.fresh}</p>
    <p><button>${text.handOver}</button></p>
    <p class="small" role="status">${text.now(member.name, member.id, DEVICES[device][language], story)}</p>
  </form>`;
}

function linkForm(language: Language): Html {
  const text = TEXTS[language];
  return html`<form class="card" action="/__client/link" target="device">
    <div class="field">
      <label for="address">${text.address}</label>
      <input id="address" name="address" value="/" required />
    </div>
    <button class="quiet">${text.open}</button>
  </form>`;
}
