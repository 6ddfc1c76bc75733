import { html } from 'hono/html';
import type { Member } from '../company/company.js';
import type { Language } from '../language.js';
import { page, type Html } from '../pages/layout.js';
import { memberChoices } from '../pages/member-choices.js';

const TEXTS = {
  en: {
    title: 'WeCom simulator',
    question: 'Who holds this WeCom client?',
    why: 'Simulator: a real client knows its member. This browser remembers your answer.',
    go: 'Continue',
  },
  zh: {
    title: '企业微信模拟器',
    question: '这个企业微信客户端由谁使用？',
    why: '模拟器：真实的客户端知道当前成员。此浏览器会记住您的选择。',
    go: '继续',
  },
};

/** Asks who holds the simulated WeCom client; shown when the browser carries no member cookie. */
export function identityPage(query: URLSearchParams, members: Member[], language: Language): Html {
  const text = TEXTS[language];
  return page(
    'identity',
    text.title,
    html`<main class="phone-page">
      <h1>${text.question}</h1>
      <p class="soft small">${text.why}</p>
      <form method="get" class="stack">
        ${[...query].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        ${memberChoices('simulator_member', members, members[0]?.id, language)}
        <button>${text.go}</button>
      </form>
    </main>`,
    language,
  );
}
