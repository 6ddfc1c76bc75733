import { html } from 'hono/html';
import type { App, Member, PersonalField } from '../company/company.js';
import type { Language, Words } from '../language.js';
import { page, type Html } from '../pages/layout.js';

const LABELS: Record<PersonalField, Words> = {
  gender: { en: 'Gender', zh: '性别' },
  avatar: { en: 'Avatar', zh: '头像' },
  qr_code: { en: 'Personal QR code', zh: '个人二维码' },
  mobile: { en: 'Mobile', zh: '手机号' },
  email: { en: 'E-mail', zh: '邮箱' },
  biz_mail: { en: 'Business e-mail', zh: '企业邮箱' },
  address: { en: 'Address', zh: '地址' },
};

const TEXTS = {
  en: {
    title: 'Authorisation',
    asks: (app: string) => `${app} asks for this information of yours`,
    member: ({ name, id }: Member) => `Member: ${name} (${id})`,
    fields: 'Sensitive information',
    empty: '(empty)',
    agree: 'Agree',
    refuse: 'Refuse',
  },
  zh: {
    title: '授权',
    asks: (app: string) => `${app} 申请获取你的以下信息`,
    member: ({ name, id }: Member) => `当前成员：${name}（${id}）`,
    fields: '敏感信息',
    empty: '（未填写）',
    agree: '同意',
    refuse: '拒绝',
  },
};

/** Asks the member which personal fields the app may see (`snsapi_privateinfo`). */
export function consentPage(app: App, member: Member, language: Language): Html {
  const text = TEXTS[language];
  return page(
    'consent',
    text.title,
    html`<main class="phone-page">
      <h1>${text.asks(app.name)}</h1>
      <p class="soft small">${text.member(member)}</p>
      <form method="post" class="stack">
        <fieldset>
          <legend>${text.fields}</legend>
          ${app.personalFields.map((field) => tick(field, member, language))}
        </fieldset>
        <button name="answer" value="allow">${text.agree}</button>
        <button name="answer" value="refuse" class="quiet">${text.refuse}</button>
      </form>
    </main>`,
    language,
  );
}

function tick(field: PersonalField, member: Member, language: Language): Html {
  const ticked = member.declinesConsent ? '' : 'checked';
  const isEmpty = !member.personalFields[field];
  return html`<label class="tick">
    <input type="checkbox" name="field" value="${field}" ${ticked} />
    ${LABELS[field][language]}${isEmpty ? html` <span class="soft small">${TEXTS[language].empty}</span>` : ''}
  </label>`;
}
