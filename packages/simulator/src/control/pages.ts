import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { textOf } from '../form-text.js';
import type { Http } from '../http.js';
import { page, type Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';
import { companySection, membersSection } from './company-section.js';
import type { Control } from './control.js';
import { clockSection, faultsSection } from './faults-section.js';
import { readAppForm, readBehaviourForm, readFaultForm } from './forms.js';
import { journalSection, journalTable } from './journal-section.js';
import { appSection, behaviourSection } from './settings-section.js';

/** The control for people: one page, and the forms on it. */
export function controlPages(platform: Platform, control: Control, clientUrl: () => string | undefined): Hono<Http> {
  const pages = new Hono<Http>();
  const show = (c: Context<Http>, error?: string) =>
    c.html(controlPage(platform, new URL(c.req.url).origin, clientUrl(), error), error ? 422 : 200);

  pages.get('/', (c) => show(c));
  pages.get('/__simulator/journal', (c) => c.html(journalTable(control.journal())));
  for (const [name, change] of Object.entries(formActions(control))) {
    pages.post(`/__simulator/${name}`, async (c) => {
      try {
        change(await c.req.formData());
      } catch (error) {
        return show(c, error instanceof Error ? error.message : String(error));
      }
      return c.redirect('/', 303);
    });
  }
  return pages;
}

function formActions(control: Control): Record<string, (form: FormData) => void> {
  return {
    app: (form) => control.updateApp(readAppForm(form)),
    behaviour: (form) => control.setBehaviour(readBehaviourForm(form)),
    fail: (form) => control.fail(readFaultForm(form)),
    advance: (form) => control.advance(Number(textOf(form, 'minutes')) * 60_000),
    reset: () => control.reset(),
    'clear-faults': () => control.clearFaults(),
    'clear-journal': () => control.clearJournal(),
    'forget-consent': (form) => control.forgetConsent(textOf(form, 'member')),
  };
}

function controlPage(platform: Platform, origin: string, clientUrl: string | undefined, error?: string): Html {
  return page(
    'control',
    'WeCom simulator',
    html`<main>
      <h1>WeCom simulator</h1>
      <p class="soft">
        A stand-in for WeCom (企业微信) on this machine, for development and tests. Nothing here is real.
      </p>
      ${error ? html`<pre class="card bad" role="alert">${error}</pre>` : ''}
      ${companySection(platform, origin, clientUrl)} ${membersSection(platform)}
      ${journalSection(platform.journal.entries())}
      <div class="columns">
        ${appSection(platform.company.apps[0])}
        <div>${faultsSection(platform)} ${clockSection(platform)}</div>
      </div>
      ${behaviourSection(platform)}
    </main>`,
    'en',
  );
}
