import { html } from 'hono/html';
import type { Html } from '../pages/layout.js';

/** A line to type in, with its label. @param id when the page has several fields of that name */
export function line(name: string, label: string, value: string | number = '', id = name): Html {
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input id="${id}" name="${name}" value="${value}" />
  </div>`;
}

/** A value that a form sends along. */
export function hidden(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}
