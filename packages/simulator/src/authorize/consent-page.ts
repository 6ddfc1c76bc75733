import { html } from 'hono/html';
import type { App, Member, SensitiveField } from '../company.js';
import { page, type Html } from '../pages/layout.js';

const labels: Record<SensitiveField, string> = {
  gender: '性别',
  avatar: '头像',
  qr_code: '个人二维码',
  mobile: '手机号',
  email: '邮箱',
  biz_mail: '企业邮箱',
  address: '地址',
};

/** Asks the member which sensitive fields the app may see (`snsapi_privateinfo`). */
export function consentPage(app: App, member: Member): Html {
  const ticked = member.declinesConsent ? '' : 'checked';
  return page(
    'consent',
    '授权',
    html`<main class="phone-page">
      <h1>${app.name} 申请获取你的以下信息</h1>
      <p class="soft small">当前成员：${member.name}（${member.id}）</p>
      <form method="post" class="stack">
        <fieldset>
          <legend>敏感信息</legend>
          ${app.sensitiveFields.map(
            (field) =>
              html`<label class="tick">
                <input type="checkbox" name="field" value="${field}" ${ticked} />
                ${labels[field]}${member.sensitive[field] ? '' : html` <span class="soft small">（未填写）</span>`}
              </label>`,
          )}
        </fieldset>
        <button name="answer" value="allow">同意</button>
        <button name="answer" value="refuse" class="quiet">拒绝</button>
      </form>
    </main>`,
  );
}
