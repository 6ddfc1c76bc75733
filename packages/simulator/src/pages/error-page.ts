import { html } from 'hono/html';
import type { Language, Words } from '../language.js';
import { page, type Html } from './layout.js';

const TITLE: Words = { en: 'Something went wrong', zh: '抱歉，出错了' };
const SIMULATOR: Words = { en: 'Simulator:', zh: '模拟器：' };

/**
 * The page on which WeCom ends an authorisation: HTTP 200, title 抱歉，出错了.
 * @param text WeCom's own
 * @param note what the simulator adds
 */
export function errorPage(text: Words, language: Language, note?: Words): Html {
  return page(
    'error',
    TITLE[language],
    html`<main class="phone-page weui_msg">
      <div class="icon" aria-hidden="true">ⓘ</div>
      <h1 data-error>${text[language]}</h1>
      ${note ? html`<p class="soft small">${SIMULATOR[language]} ${note[language]}</p>` : ''}
    </main>`,
    language,
  );
}
