import { html } from 'hono/html';
import { page, type Html } from './layout.js';

/** The page on which WeCom ends an authorisation: HTTP 200, title 抱歉，出错了. */
export function errorPage(text: string, note?: string): Html {
  return page(
    'error',
    '抱歉，出错了',
    html`<main class="phone-page weui_msg">
      <div class="icon" aria-hidden="true">ⓘ</div>
      <h1 data-error>${text}</h1>
      ${note ? html`<p class="soft small" lang="en">Simulator: ${note}</p>` : ''}
    </main>`,
  );
}
