import { html, raw } from 'hono/html';
import type { JournalEntry } from '../journal.js';
import type { Language } from '../language.js';
import type { Html } from '../pages/layout.js';
import { table } from '../pages/table.js';

const SHOWN = 50;

const TEXTS = {
  en: {
    title: 'Journal',
    about: 'Latest first. Secrets, tokens and codes are masked; equal ones look equal.',
    live: 'Auto-refresh',
    clear: 'Clear',
    none: 'No requests yet.',
    columns: ['Time', 'Request', 'Query', 'Answer'],
    fault: ' (fault)',
  },
  zh: {
    title: '请求记录',
    about: '最新的在前。密钥、令牌和 code 已脱敏，相同的值显示相同。',
    live: '自动刷新',
    clear: '清空',
    none: '还没有请求。',
    columns: ['时间', '请求', '参数', '响应'],
    fault: '（故障）',
  },
};

/** The latest requests, with a script that keeps them fresh. */
export function journalSection(entries: JournalEntry[], language: Language): Html {
  const text = TEXTS[language];
  return html`<section class="card" aria-labelledby="journal">
    <h2 id="journal">${text.title}</h2>
    <p class="small soft">${text.about}</p>
    <div class="row">
      <label class="tick"><input type="checkbox" id="live" checked /> ${text.live}</label>
      <form method="post" action="/__simulator/clear-journal"><button class="quiet mini">${text.clear}</button></form>
    </div>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="journal" id="entries">
      ${journalTable(entries, language)}
    </div>
    <script>
      ${raw(REFRESH_SCRIPT)};
    </script>
  </section>`;
}

/** The table alone, as the script fetches it. */
export function journalTable(entries: JournalEntry[], language: Language): Html {
  const text = TEXTS[language];
  if (entries.length === 0) {
    return html`<p class="soft">${text.none}</p>`;
  }
  const latest = entries.slice(-SHOWN).toReversed();
  return table(
    text.columns,
    latest.map((entry) => entryRow(entry, text.fault)),
  );
}

function entryRow(entry: JournalEntry, faultNote: string): Html {
  return html`<tr>
    <td>${new Date(entry.at).toISOString().slice(11, 23)}</td>
    <td>${entry.method} <code>${entry.path}</code></td>
    <td class="small">
      <code>${new URLSearchParams(entry.query).toString().replaceAll('%E2%80%A6', '…')}</code>
    </td>
    <td>${answer(entry, faultNote)}</td>
  </tr>`;
}

function answer({ errcode, status, fault }: JournalEntry, faultNote: string): Html {
  const text = errcode === undefined ? `HTTP ${status}` : `errcode ${errcode}`;
  return html`<span class="${errcode || status >= 400 ? 'bad' : 'good'}">${text}</span>${fault ? faultNote : ''}`;
}

const REFRESH_SCRIPT = `
setInterval(async () => {
  if (!document.getElementById('live').checked || document.hidden) return;
  const answer = await fetch('/__simulator/journal').catch(() => undefined);
  if (answer?.ok) document.getElementById('entries').innerHTML = await answer.text();
}, 2000);
`;
