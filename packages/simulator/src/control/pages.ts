import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { textOf } from '../form-text.js';
import type { Http } from '../http.js';
import { languageOf, type Language } from '../language.js';
import { page, type Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';
import { companySection, membersSection } from './company-section.js';
import type { Control } from './control.js';
import { clockSection, faultsSection } from './faults-section.js';
import { appForm, limitsForm, readAppForm, readBehaviourForm, readFaultForm, readLimitsForm } from './forms.js';
import { journalSection, journalTable } from './journal-section.js';
import { appSection, behaviourSection, limitsSection } from './settings-section.js';

/** A form that was not taken: what was typed stays in it. */
interface RefusedForm {
  name: string;
  form: FormData;
  error: string;
}

/** The control for people: one page, and the forms on it. */
export function controlPages(platform: Platform, control: Control, clientUrl: () => string | undefined): Hono<Http> {
  const pages = new Hono<Http>();
  const show = (c: Context<Http>, refused?: RefusedForm) => {
    const { origin } = new URL(c.req.url);
    return c.html(controlPage(platform, origin, clientUrl(), languageOf(c), refused), refused ? 422 : 200);
  };

  pages.get('/', (c) => show(c));
  pages.get('/__simulator/journal', (c) => c.html(journalTable(control.journal(), languageOf(c))));
  for (const [name, change] of Object.entries(formActions(control))) {
    pages.post(`/__simulator/${name}`, async (c) => {
      const form = await c.req.formData();
      try {
        change(form);
      } catch (error) {
        return show(c, { name, form, error: error instanceof Error ? error.message : String(error) });
      }
      return c.redirect('/', 303);
    });
  }
  return pages;
}

function formActions(control: Control): Record<string, (form: FormData) => void> {
  return {
    app: (form) => control.updateApp(readAppForm(form)),
    limits: (form) => control.setLimits(readLimitsForm(form)),
    behaviour: (form) => control.setBehaviour(readBehaviourForm(form)),
    fail: (form) => control.fail(readFaultForm(form)),
    advance: (form) => control.advance(Number(textOf(form, 'minutes')) * 60_000),
    reset: () => control.reset(),
    'clear-faults': () => control.clearFaults(),
    'clear-journal': () => control.clearJournal(),
    'forget-consent': (form) => control.forgetConsent(textOf(form, 'member')),
  };
}

const TEXTS = {
  en: {
    title: 'WeCom simulator',
    about: 'A stand-in for WeCom (企业微信) on this machine, for development and tests. Nothing here is real.',
  },
  zh: {
    title: '企业微信模拟器',
    about: '在本机代替企业微信，用于开发和测试。这里的一切都不是真实的。',
  },
};

function controlPage(
  platform: Platform,
  origin: string,
  clientUrl: string | undefined,
  language: Language,
  refused?: RefusedForm,
): Html {
  const text = TEXTS[language];
  const typed = (name: string) => (refused?.name === name ? refused.form : undefined);
  return page(
    'control',
    text.title,
    html`<main>
      <h1>${text.title}</h1>
      <p class="soft">${text.about}</p>
      ${refused ? html`<pre class="card bad" role="alert">${refused.error}</pre>` : ''}
      ${companySection(platform, origin, clientUrl, language)} ${membersSection(platform, language)}
      ${journalSection(platform.journal.entries(), language)}
      <div class="columns">
        ${appSection(typed('app') ?? appForm(platform.apps[0]), language)}
        <div>
          ${faultsSection(platform, language)}
          ${limitsSection(typed('limits') ?? limitsForm(platform.calls.limits), language)}
          ${clockSection(platform, language)}
        </div>
      </div>
      ${behaviourSection(platform, language)}
    </main>`,
    language,
  );
}
