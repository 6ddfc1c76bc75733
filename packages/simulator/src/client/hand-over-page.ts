import { html, raw } from 'hono/html';
import type { Language, Words } from '../language.js';
import { page, type Html } from '../pages/layout.js';

const TEXT: Words = { en: 'Handing the device over…', zh: '正在移交设备…' };

/** Empties the app's storage in this browser and goes on to the device. The app does not run meanwhile to fill it again. */
export function handOverPage(language: Language): Html {
  return page(
    'hand-over',
    TEXT[language],
    html`<main class="phone-page"><p role="status">${TEXT[language]}</p></main>
      <script>
        ${raw(SCRIPT)};
      </script>`,
    language,
  );
}

const SCRIPT = `
localStorage.clear();
sessionStorage.clear();
location.replace('/__client/');
`;
