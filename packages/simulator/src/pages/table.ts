import { html } from 'hono/html';
import type { Html } from './layout.js';

/** A table. @param columns what stands above each @param rows each a `tr` */
export function table(columns: string[], rows: Html[]): Html {
  return html`<table>
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
