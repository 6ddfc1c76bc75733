import { html, raw } from 'hono/html';
import type { Member } from '../company/company.js';
import { inLanguage, type Language } from '../language.js';
import { page, type Html } from '../pages/layout.js';
import { LOGIN_PAGE_SCRIPT } from './page-script.js';
import { qrPicture } from './qr-picture.js';
import type { LoginRefusal } from './request.js';

/** The parts of the query that decide how the login page looks and ends. */
export interface LoginLook {
  redirectType: string;
  language: Language;
  isDark: boolean;
}

const TEXTS = {
  en: {
    title: 'WeCom Login',
    scan: 'Scan the QR code with WeCom to log in',
    who: 'Simulator: scan with the phone of',
    confirm: 'Confirm',
    refuse: 'Refuse',
    expire: 'Let it expire',
    failed: 'Something went wrong',
  },
  zh: {
    title: '企业微信登录',
    scan: '请使用企业微信扫描二维码登录',
    who: '模拟器：由谁用手机扫码',
    confirm: '确认登录',
    refuse: '取消',
    expire: '让二维码过期',
    failed: '抱歉，出错了',
  },
};

/** The web-login page: a QR code, and beside it what a person with a phone would do. */
export function loginPage(key: string, appName: string, members: Member[], look: LoginLook): Html {
  const { language, redirectType } = look;
  const text = TEXTS[language];
  return page(
    'login',
    text.title,
    html`<main
        class="login ${look.isDark ? 'dark' : ''}"
        data-key="${key}"
        data-redirect-type="${redirectType}"
        data-language="${language}"
      >
        <h1>${text.title}</h1>
        <p>${appName}</p>
        ${qrPicture(key)}
        <p>${text.scan}</p>
        <p role="status" class="bad"></p>
        <section class="simulated">
          <div class="field">
            <label for="member">${text.who}</label>
            <select id="member">
              ${members.map((member) => html`<option value="${member.id}">${member.name} · ${inLanguage(member.case, language)}</option>`)}
            </select>
          </div>
          <div class="row">
            <button data-decision="confirm">${text.confirm}</button>
            <button data-decision="refuse" class="quiet">${text.refuse}</button>
            <button data-decision="expire" class="quiet">${text.expire}</button>
          </div>
        </section>
      </main>
      <script>
        ${raw(LOGIN_PAGE_SCRIPT)};
      </script>`,
    language,
  );
}

/** The web-login page when it cannot start; it tells a surrounding panel, too. */
export function loginRefusalPage({ text, errCode }: LoginRefusal, language: Language): Html {
  return page(
    'error',
    TEXTS[language].failed,
    html`<main class="phone-page weui_msg" data-fail-code="${errCode}" data-fail-text="${text[language]}">
        <div class="icon" aria-hidden="true">ⓘ</div>
        <h1 data-error>${text[language]}</h1>
      </main>
      <script>
        ${raw(LOGIN_PAGE_SCRIPT)};
      </script>`,
    language,
  );
}
