import { html } from 'hono/html';
import { BEHAVIOUR_CHOICES, behaviourNames } from '../behaviour.js';
import { SENSITIVE_FIELDS, type App } from '../company.js';
import type { Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';

/** The settings an admin has in the console for the app. */
export function appSection(app: App): Html {
  return html`<section class="card" aria-labelledby="app">
    <h2 id="app">App settings</h2>
    <form method="post" action="/__simulator/app">
      ${lines('trustedDomains', 'Trusted domains (可信域名), host[:port], one a line', app.trustedDomains)}
      ${lines('callbackDomains', 'Callback domains of the web login (授权回调域)', app.callbackDomains)}
      ${lines('trustedIps', 'Trusted IPs (企业可信IP), or the word any', app.trustedIps === 'any' ? ['any'] : app.trustedIps)}
      ${lines('visibleMemberIds', 'Visible range (可见范围), member ids', app.visibleMemberIds, 5)}
      ${line('homeUrl', 'Homepage', app.homeUrl)}
      ${line('desktopHomeUrl', 'Homepage on the desktop, when another', app.desktopHomeUrl)}
      <fieldset>
        <legend>Sensitive fields the app may ask for (成员敏感信息)</legend>
        <div class="row">
          ${SENSITIVE_FIELDS.map((field) => tick('sensitiveFields', field, app.sensitiveFields.includes(field), field))}
        </div>
      </fieldset>
      ${tick('stopped', 'yes', app.stopped, 'App is stopped (停用)')}
      <p></p>
      <button>Save</button>
    </form>
  </section>`;
}

/** The switches for what is not certain about WeCom. */
export function behaviourSection(platform: Platform): Html {
  return html`<section class="card" aria-labelledby="behaviour">
    <h2 id="behaviour">Behaviour that is not certain</h2>
    <p class="small soft">Reports about WeCom differ here. The first choice of each is the default.</p>
    <form method="post" action="/__simulator/behaviour">
      <div class="columns">
        ${behaviourNames.map(
          (name) =>
            html`<div class="field">
              <label for="${name}">${words(name)}</label>
              <select id="${name}" name="${name}">
                ${BEHAVIOUR_CHOICES[name].map(
                  (choice) => html`<option ${choice === platform.behaviour[name] ? 'selected' : ''}>${choice}</option>`,
                )}
              </select>
            </div>`,
        )}
      </div>
      <button>Save</button>
    </form>
  </section>`;
}

function lines(name: string, label: string, values: string[], rows = 2): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <textarea id="${name}" name="${name}" rows="${rows}" spellcheck="false">${values.join('\n')}</textarea>
  </div>`;
}

function line(name: string, label: string, value = ''): Html {
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" value="${value}" />
  </div>`;
}

function tick(name: string, value: string, checked: boolean, label: string): Html {
  return html`<label class="tick">
    <input type="checkbox" name="${name}" value="${value}" ${checked ? 'checked' : ''} /> ${label}
  </label>`;
}

function words(name: string): string {
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
