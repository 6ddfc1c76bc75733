import { html } from 'hono/html';
import type { Member } from '../company.js';
import { page, type Html } from '../pages/layout.js';
import { memberChoices } from '../pages/member-choices.js';

/** Asks who holds the simulated WeCom client; shown when the browser carries no member cookie. */
export function identityPage(query: URLSearchParams, members: Member[]): Html {
  return page(
    'identity',
    'WeCom simulator',
    html`<main class="phone-page" lang="en">
      <h1>Who holds this WeCom client?</h1>
      <p class="soft small">Simulator: a real client knows its member. This browser remembers your answer.</p>
      <form method="get" class="stack">
        ${[...query].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        ${memberChoices('simulator_member', members, members[0]?.id)}
        <button>Continue</button>
      </form>
    </main>`,
    'en',
  );
}
