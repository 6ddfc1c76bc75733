import { html } from 'hono/html';
import { BEHAVIOUR_CHOICES, behaviourNames } from '../behaviour.js';
import { PERSONAL_FIELDS } from '../company/company.js';
import { textOf } from '../form-text.js';
import type { Language } from '../language.js';
import type { Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';
import { line } from './fields.js';

const APP = {
  en: {
    title: 'App settings',
    trustedDomains: 'Trusted domains (可信域名), host[:port], one a line',
    callbackDomains: 'Callback domains of the web login (授权回调域)',
    trustedIps: 'Trusted IPs (企业可信IP), or the word any',
    visibleMemberIds: 'Visible range (可见范围), member ids',
    visibleDepartmentIds: 'Visible range, department ids, each with all below',
    visibleTagIds: 'Visible range, tag ids',
    readsDirectory: 'App may read departments, members and tags',
    homeUrl: 'Homepage',
    desktopHomeUrl: 'Desktop homepage, if different',
    personalFields: 'Sensitive fields the app may ask for (成员敏感信息)',
    stopped: 'App is stopped (停用)',
    save: 'Save',
  },
  zh: {
    title: '应用设置',
    trustedDomains: '可信域名，域名[:端口]，每行一个',
    callbackDomains: '授权回调域（扫码登录）',
    trustedIps: '企业可信IP，或填写 any 表示不限制',
    visibleMemberIds: '可见范围，成员账号',
    visibleDepartmentIds: '可见范围，部门 ID（含下级部门）',
    visibleTagIds: '可见范围，标签 ID',
    readsDirectory: '应用可以读取部门、成员和标签',
    homeUrl: '应用主页',
    desktopHomeUrl: '桌面端主页（与上面不同时填写）',
    personalFields: '应用可申请的成员敏感信息',
    stopped: '停用应用',
    save: '保存',
  },
};

/**
 * The settings an admin has in the console for the app.
 * @param form what stands in it: the app's settings, or what was typed when those were refused
 */
export function appSection(form: FormData, language: Language): Html {
  const text = APP[language];
  const lineOf = (name: keyof typeof text) => line(name, text[name], textOf(form, name));
  const linesOf = (name: keyof typeof text, rows?: number) => lines(name, text[name], textOf(form, name), rows);
  const personalFields = form.getAll('personalFields');
  return html`<section class="card" aria-labelledby="app">
    <h2 id="app">${text.title}</h2>
    <form method="post" action="/__simulator/app">
      ${linesOf('trustedDomains')} ${linesOf('callbackDomains')} ${linesOf('trustedIps')}
      ${linesOf('visibleMemberIds', 5)} ${lineOf('visibleDepartmentIds')} ${lineOf('visibleTagIds')}
      ${lineOf('homeUrl')} ${lineOf('desktopHomeUrl')}
      <fieldset>
        <legend>${text.personalFields}</legend>
        <div class="row">
          ${PERSONAL_FIELDS.map((field) => tick('personalFields', field, personalFields.includes(field), field))}
        </div>
      </fieldset>
      ${tick('readsDirectory', 'yes', form.has('readsDirectory'), text.readsDirectory)}
      ${tick('stopped', 'yes', form.has('stopped'), text.stopped)}
      <p></p>
      <button>${text.save}</button>
    </form>
  </section>`;
}

const BEHAVIOUR = {
  en: {
    title: 'Behaviour that is not certain',
    about: 'Reports about WeCom differ here. The first choice of each is the default.',
    save: 'Save',
  },
  zh: {
    title: '不确定的行为',
    about: '关于企业微信的这些行为说法不一。每项的第一个选项为默认值。',
    save: '保存',
  },
};

/** The switches for what is not certain about WeCom. */
export function behaviourSection(platform: Platform, language: Language): Html {
  const text = BEHAVIOUR[language];
  return html`<section class="card" aria-labelledby="behaviour">
    <h2 id="behaviour">${text.title}</h2>
    <p class="small soft">${text.about}</p>
    <form method="post" action="/__simulator/behaviour">
      <div class="columns">
        ${behaviourNames.map(
          (name) =>
            html`<div class="field">
              <label for="${name}">${words(name)}</label>
              <select id="${name}" name="${name}">
                ${BEHAVIOUR_CHOICES[name].map(
                  (choice) => html`<option ${choice === platform.behaviour[name] ? 'selected' : ''}>${choice}</option>`,
                )}
              </select>
            </div>`,
        )}
      </div>
      <button>${text.save}</button>
    </form>
  </section>`;
}

const LIMITS = {
  en: {
    title: 'Limits of calls',
    about: 'WeCom lets 10,000 calls of one kind through in a minute. Empty is no limit.',
    callsPerMinute: 'Calls per minute and kind, then 45009',
    parallelCalls: 'Calls of one kind at once, then 45033',
    save: 'Save',
  },
  zh: {
    title: '调用限制',
    about: '企业微信每分钟允许同一接口 10,000 次调用。留空表示不限制。',
    callsPerMinute: '每个接口每分钟的调用次数，超出返回 45009',
    parallelCalls: '每个接口的并发调用数，超出返回 45033',
    save: '保存',
  },
};

/** How many calls are let through. @param form what stands in it, as in `appSection` */
export function limitsSection(form: FormData, language: Language): Html {
  const text = LIMITS[language];
  return html`<section class="card" aria-labelledby="limits">
    <h2 id="limits">${text.title}</h2>
    <p class="small soft">${text.about}</p>
    <form method="post" action="/__simulator/limits">
      ${line('callsPerMinute', text.callsPerMinute, textOf(form, 'callsPerMinute'))}
      ${line('parallelCalls', text.parallelCalls, textOf(form, 'parallelCalls'))}
      <button>${text.save}</button>
    </form>
  </section>`;
}

function lines(name: string, label: string, value: string, rows = 2): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" rows="${rows}" spellcheck="false">${value}</textarea>
  </div>`;
}

function tick(name: string, value: string, checked: boolean, label: string): Html {
  return html`<label class="tick">
    <input type="checkbox" name="${name}" value="${value}" ${checked ? 'checked' : ''} /> ${label}
  </label>`;
}

function words(name: string): string {
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
