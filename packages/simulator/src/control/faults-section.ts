import { html } from 'hono/html';
import type { Language, Words } from '../language.js';
import type { Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';

const EFFECTS: Record<string, Words> = {
  errcode: { en: 'WeCom error code', zh: '企业微信错误码' },
  status: { en: 'HTTP status', zh: 'HTTP 状态码' },
  delayMs: { en: 'Delay, ms', zh: '延迟（毫秒）' },
  slowBodyMs: { en: 'Slow body, ms', zh: '缓慢返回（毫秒）' },
  hugeBodyBytes: { en: 'Huge body, bytes', zh: '超大响应（字节）' },
  hangUp: { en: 'Hang up', zh: '断开连接' },
  badJson: { en: 'Broken JSON', zh: '损坏的 JSON' },
  html: { en: 'HTML instead of JSON', zh: '返回 HTML 而不是 JSON' },
};

const PATHS = [
  'gettoken',
  'auth/getuserinfo',
  'auth/getuserdetail',
  'user/get',
  'user/list',
  'department/list',
  'tag/get',
  'agent/get',
];

const FAULTS = {
  en: {
    title: 'Faults',
    path: 'Path contains',
    effect: 'Effect',
    value: 'Number',
    times: 'Times',
    add: 'Add fault',
    none: 'No fault is waiting.',
    clear: 'Clear faults',
  },
  zh: {
    title: '故障',
    path: '路径包含',
    effect: '效果',
    value: '数值',
    times: '次数',
    add: '添加故障',
    none: '没有待触发的故障。',
    clear: '清除故障',
  },
};

/** Lets a person spoil the next answers. */
export function faultsSection(platform: Platform, language: Language): Html {
  const text = FAULTS[language];
  return html`<section class="card" aria-labelledby="faults">
    <h2 id="faults">${text.title}</h2>
    <form method="post" action="/__simulator/fail">
      <div class="field">
        <label for="path">${text.path}</label>
        <input id="path" name="path" list="paths" required value="user/get" />
        <datalist id="paths">${PATHS.map((path) => html`<option value="${path}"></option>`)}</datalist>
      </div>
      <div class="row">
        <div class="field">
          <label for="effect">${text.effect}</label>
          <select id="effect" name="effect">
            ${Object.entries(EFFECTS).map(([value, label]) => html`<option value="${value}">${label[language]}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="value">${text.value}</label><input id="value" name="value" type="number" value="-1" />
        </div>
        <div class="field">
          <label for="times">${text.times}</label><input id="times" name="times" type="number" min="1" value="1" />
        </div>
        <div class="field"><button>${text.add}</button></div>
      </div>
    </form>
    ${waitingFaults(platform, language)}
  </section>`;
}

function waitingFaults(platform: Platform, language: Language): Html {
  const text = FAULTS[language];
  const waiting = platform.faults.waiting();
  if (waiting.length === 0) {
    return html`<p class="soft small">${text.none}</p>`;
  }
  return html`<ul>
      ${waiting.map((rule) => html`<li><code>${JSON.stringify(rule)}</code></li>`)}
    </ul>
    <form method="post" action="/__simulator/clear-faults"><button class="quiet">${text.clear}</button></form>`;
}

/** How far the clock can be moved, in minutes, and what is over then. */
const STEPS: readonly (readonly [number, Words])[] = [
  [5, { en: '5 minutes: codes and QR codes end', zh: '5 分钟：code 和二维码失效' }],
  [30, { en: '30 minutes: user tickets end', zh: '30 分钟：user_ticket 失效' }],
  [120, { en: '2 hours: access tokens end', zh: '2 小时：access_token 失效' }],
  [43_200, { en: '30 days: consents end', zh: '30 天：授权失效' }],
];

const CLOCK = {
  en: { title: 'Clock', time: 'Simulated time:', reset: 'Reset everything' },
  zh: { title: '时钟', time: '模拟时间：', reset: '全部重置' },
};

/** Moves the simulated time, and starts everything afresh. */
export function clockSection(platform: Platform, language: Language): Html {
  const text = CLOCK[language];
  return html`<section class="card" aria-labelledby="clock">
    <h2 id="clock">${text.title}</h2>
    <p>${text.time} <time>${new Date(platform.now()).toISOString()}</time></p>
    <form method="post" action="/__simulator/advance" class="stack">
      ${STEPS.map(
        ([minutes, label]) =>
          html`<button class="quiet" name="minutes" value="${minutes}">+ ${label[language]}</button>`,
      )}
    </form>
    <p></p>
    <form method="post" action="/__simulator/reset"><button class="quiet">${text.reset}</button></form>
  </section>`;
}
