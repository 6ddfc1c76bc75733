import { html } from 'hono/html';
import type { Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';

const EFFECTS = [
  ['errcode', 'WeCom error code'],
  ['status', 'HTTP status'],
  ['delayMs', 'Delay, ms'],
  ['slowBodyMs', 'Slow body, ms'],
  ['hugeBodyBytes', 'Huge body, bytes'],
  ['hangUp', 'Hang up'],
  ['badJson', 'Broken JSON'],
  ['html', 'HTML instead of JSON'],
] as const;

/** Lets a person spoil the next answers. */
export function faultsSection(platform: Platform): Html {
  const waiting = platform.faults.waiting();
  return html`<section class="card" aria-labelledby="faults">
    <h2 id="faults">Faults</h2>
    <form method="post" action="/__simulator/fail">
      <div class="field">
        <label for="path">Path contains</label>
        <input id="path" name="path" list="paths" required value="user/get" />
        <datalist id="paths">
          ${['gettoken', 'auth/getuserinfo', 'auth/getuserdetail', 'user/get', 'agent/get'].map(
            (path) => html`<option value="${path}"></option>`,
          )}
        </datalist>
      </div>
      <div class="row">
        <div class="field">
          <label for="effect">Effect</label>
          <select id="effect" name="effect">
            ${EFFECTS.map(([value, label]) => html`<option value="${value}">${label}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="value">Number</label><input id="value" name="value" type="number" value="-1" />
        </div>
        <div class="field">
          <label for="times">Times</label><input id="times" name="times" type="number" min="1" value="1" />
        </div>
        <div class="field"><button>Add fault</button></div>
      </div>
    </form>
    ${
      waiting.length === 0
        ? html`<p class="soft small">No fault is waiting.</p>`
        : html`<ul>
              ${waiting.map((rule) => html`<li><code>${JSON.stringify(rule)}</code></li>`)}
            </ul>
            <form method="post" action="/__simulator/clear-faults"><button class="quiet">Clear faults</button></form>`
    }
  </section>`;
}

/** Moves the simulated time, and starts everything afresh. */
export function clockSection(platform: Platform): Html {
  const steps = [
    [5, '5 minutes: codes and QR codes end'],
    [30, '30 minutes: user tickets end'],
    [120, '2 hours: access tokens end'],
    [43_200, '30 days: consents end'],
  ] as const;
  return html`<section class="card" aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <p>Simulated time: <time>${new Date(platform.now()).toISOString()}</time></p>
    <form method="post" action="/__simulator/advance" class="stack">
      ${steps.map(([minutes, label]) => html`<button class="quiet" name="minutes" value="${minutes}">+ ${label}</button>`)}
    </form>
    <p></p>
    <form method="post" action="/__simulator/reset"><button class="quiet">Reset everything</button></form>
  </section>`;
}
