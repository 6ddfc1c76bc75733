import { html, raw } from 'hono/html';
import type { JournalEntry } from '../journal.js';
import type { Html } from '../pages/layout.js';

const SHOWN = 50;

/** The latest requests, with a script that keeps them fresh. */
export function journalSection(entries: JournalEntry[]): Html {
  return html`<section class="card" aria-labelledby="journal">
    <h2 id="journal">Journal</h2>
    <p class="small soft">Latest first. Secrets, tokens and codes are masked; equal ones look equal.</p>
    <div class="row">
      <label class="tick"><input type="checkbox" id="live" checked /> Refresh by itself</label>
      <form method="post" action="/__simulator/clear-journal"><button class="quiet mini">Clear</button></form>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="journal" id="entries">${journalTable(entries)}</div>
    <script>
      ${raw(REFRESH_SCRIPT)};
    </script>
  </section>`;
}

/** The table alone, as the script fetches it. */
export function journalTable(entries: JournalEntry[]): Html {
  if (entries.length === 0) {
    return html`<p class="soft">No requests yet.</p>`;
  }
  const latest = entries.slice(-SHOWN).toReversed();
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Time</th>
        <th scope="col">Request</th>
        <th scope="col">Query</th>
        <th scope="col">Answer</th>
      </tr>
    </thead>
    <tbody>
      ${latest.map(
        (entry) =>
          html`<tr>
            <td>${new Date(entry.at).toISOString().slice(11, 23)}</td>
            <td>${entry.method} <code>${entry.path}</code></td>
            <td class="small">
              <code>${new URLSearchParams(entry.query).toString().replaceAll('%E2%80%A6', '…')}</code>
            </td>
            <td>${answer(entry)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function answer({ errcode, status, fault }: JournalEntry): Html {
  const text = errcode === undefined ? `HTTP ${status}` : `errcode ${errcode}`;
  return html`<span class="${errcode || status >= 400 ? 'bad' : 'good'}">${text}</span>${fault ? ' (fault)' : ''}`;
}

const REFRESH_SCRIPT = `
setInterval(async () => {
  if (!document.getElementById('live').checked || document.hidden) return;
  const answer = await fetch('/__simulator/journal').catch(() => undefined);
  if (answer?.ok) document.getElementById('entries').innerHTML = await answer.text();
}, 2000);
`;
