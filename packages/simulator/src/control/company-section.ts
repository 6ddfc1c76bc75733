import { html } from 'hono/html';
import type { Member } from '../company/company.js';
import { inLanguage, type Language } from '../language.js';
import { firstMembers } from '../pages/first-members.js';
import type { Html } from '../pages/layout.js';
import { table } from '../pages/table.js';
import type { Platform } from '../platform.js';

const COMPANY = {
  en: {
    hosts: 'Hosts',
    alike: 'for the server API, the authorize page and the web login alike',
    client: 'Client',
    open: 'Open the simulated WeCom client',
    notStarted: 'not started; option',
  },
  zh: {
    hosts: '服务地址',
    alike: '（服务端 API、网页授权和扫码登录共用）',
    client: '客户端',
    open: '打开模拟的企业微信客户端',
    notStarted: '未启动，选项',
  },
};

/** The values that an admin copies from the WeCom console, and where the simulator plays it. */
export function companySection(
  platform: Platform,
  origin: string,
  clientUrl: string | undefined,
  language: Language,
): Html {
  const { company } = platform;
  const [app] = company.apps;
  const text = COMPANY[language];
  return html`<section class="card" aria-labelledby="company">
    <h2 id="company">${company.name}</h2>
    <dl>
      <dt>Corp ID</dt>
      <dd><code>${company.corpId}</code></dd>
      <dt>Agent ID</dt>
      <dd><code>${app.agentId}</code> (${app.name})</dd>
      <dt>Secret</dt>
      <dd><code>${app.secret}</code></dd>
      <dt>${text.hosts}</dt>
      <dd><code>${origin}</code> ${text.alike}</dd>
      <dt>${text.client}</dt>
      <dd>
        ${
          clientUrl
            ? html`<a href="${clientUrl}">${text.open}</a>`
            : html`${text.notStarted} <code>--client-port</code>`
        }
      </dd>
    </dl>
  </section>`;
}

const MEMBERS = {
  en: {
    title: 'Members',
    directory: 'Change departments and members',
    more: (count: number) => `and ${count} more`,
    columns: ['Member', 'Case', 'Mobile', 'Status', 'Visible', 'Consent'],
    status: { 1: 'active', 2: 'disabled', 4: 'not activated', 5: 'left' },
    kind: { linked: 'linked', outsider: 'outsider' },
    yes: 'yes',
    no: 'no',
    nothing: 'nothing',
    notAsked: 'not asked',
    forget: 'Forget',
    forgetOf: (name: string) => `Forget consent of ${name}`,
  },
  zh: {
    title: '成员',
    directory: '修改部门与成员',
    more: (count: number) => `另有 ${count} 人`,
    columns: ['成员', '情形', '手机号', '状态', '可见', '授权'],
    status: { 1: '已激活', 2: '已禁用', 4: '未激活', 5: '已退出' },
    kind: { linked: '互联企业', outsider: '外部人员' },
    yes: '是',
    no: '否',
    nothing: '未授权任何信息',
    notAsked: '未询问',
    forget: '清除',
    forgetOf: (name: string) => `清除${name}的授权`,
  },
};

/** The members, each with the case he or she stands for. */
export function membersSection(platform: Platform, language: Language): Html {
  const text = MEMBERS[language];
  const { members } = platform.directory;
  const listed = firstMembers(members);
  return html`<section class="card" aria-labelledby="members">
    <h2 id="members">${text.title}</h2>
    <p><a href="/__simulator/directory">${text.directory}</a></p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="members">
      ${table(
        text.columns,
        listed.map((member) => memberRow(member, platform, language)),
      )}
    </div>
    ${members.length > listed.length ? html`<p class="soft">${text.more(members.length - listed.length)}</p>` : ''}
  </section>`;
}

function memberRow(member: Member, platform: Platform, language: Language): Html {
  const text = MEMBERS[language];
  const [app] = platform.apps;
  return html`<tr>
    <td>${member.name}<br /><code>${member.id}</code></td>
    <td>${inLanguage(member.case, language)}</td>
    <td>${member.personalFields.mobile ?? '–'}</td>
    <td>${member.kind === 'member' ? text.status[member.status] : text.kind[member.kind]}</td>
    <td>${platform.isVisible(app, member) ? text.yes : html`<span class="bad">${text.no}</span>`}</td>
    <td>${consentOf(member, platform, language)}</td>
  </tr>`;
}

function consentOf(member: Member, platform: Platform, language: Language): Html | string {
  const text = MEMBERS[language];
  const [app] = platform.apps;
  const consent = platform.consents.recall(app.agentId, member.id, platform.now());
  if (!consent) {
    return text.notAsked;
  }
  return html`${consent.join(', ') || text.nothing}
    <form method="post" action="/__simulator/forget-consent">
      <button class="quiet mini" name="member" value="${member.id}" aria-label="${text.forgetOf(member.name)}">
        ${text.forget}
      </button>
    </form>`;
}
