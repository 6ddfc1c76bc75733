import { html } from 'hono/html';
import type { Member } from '../company/company.js';
import { inLanguage, type Language } from '../language.js';
import type { Html } from './layout.js';

/** Radio buttons for all people, each with the case it stands for. */
export function memberChoices(name: string, members: Member[], chosenId: string | undefined, language: Language): Html {
  return html`<div class="choices">
    ${members.map(
      (member) =>
        html`<label class="choice">
          <input type="radio" name="${name}" value="${member.id}" required ${member.id === chosenId ? 'checked' : ''} />
          <span>
            <strong>${member.name}</strong> <code>${member.id}</code><br />
            <span class="soft small">${inLanguage(member.case, language)}</span>
          </span>
        </label>`,
    )}
  </div>`;
}
