import { html, raw } from 'hono/html';
import type { Member } from '../company.js';
import { page, type Html } from '../pages/layout.js';
import { LOGIN_PAGE_SCRIPT } from './page-script.js';
import { qrPicture } from './qr-picture.js';

/** What the query decides about the looks and the end of the login page. */
export interface LoginLook {
  redirectType: string;
  language: 'zh' | 'en';
  isDark: boolean;
}

const TEXTS = {
  zh: { title: '企业微信登录', scan: '请使用企业微信扫描二维码登录' },
  en: { title: 'WeCom Login', scan: 'Scan the QR code with WeCom to log in' },
};

/** The web-login page: a QR code, and beside it what a person with a phone would do. */
export function loginPage(key: string, appName: string, members: Member[], look: LoginLook): Html {
  const text = TEXTS[look.language];
  return page(
    'login',
    text.title,
    html`<main class="login ${look.isDark ? 'dark' : ''}" data-key="${key}" data-redirect-type="${look.redirectType}">
        <h1>${text.title}</h1>
        <p>${appName}</p>
        ${qrPicture(key)}
        <p>${text.scan}</p>
        <p role="status" class="bad"></p>
        <section class="simulated" lang="en">
          <div class="field">
            <label for="member">Simulator: scan with the phone of</label>
            <select id="member">
              ${members.map((member) => html`<option value="${member.id}">${member.name} · ${member.case}</option>`)}
            </select>
          </div>
          <div class="row">
            <button data-decision="confirm">Confirm</button>
            <button data-decision="refuse" class="quiet">Refuse</button>
            <button data-decision="expire" class="quiet">Let it expire</button>
          </div>
        </section>
      </main>
      <script>
        ${raw(LOGIN_PAGE_SCRIPT)};
      </script>`,
    look.language === 'zh' ? 'zh-CN' : 'en',
  );
}

/** The web-login page when it cannot start; it tells a surrounding panel, too. */
export function loginRefusalPage(refusal: { text: string; errCode: number }): Html {
  return page(
    'error',
    '抱歉，出错了',
    html`<main class="phone-page weui_msg" data-fail-code="${refusal.errCode}" data-fail-text="${refusal.text}">
        <div class="icon" aria-hidden="true">ⓘ</div>
        <h1 data-error>${refusal.text}</h1>
      </main>
      <script>
        ${raw(LOGIN_PAGE_SCRIPT)};
      </script>`,
  );
}
