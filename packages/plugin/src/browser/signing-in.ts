import { NAMESPACE } from '../shared/auth-type';
import type { Client } from './client';
import { isDarkTheme } from './is-dark-theme';

// As antd colours text and what is under way. No style element: a content security policy may forbid them.
const COLOURS = {
  light: { ground: '#fff', text: '#595959', ring: '#d6e4ff', arc: '#1677ff' },
  dark: { ground: '#141414', text: '#a6a6a6', ring: '#112545', arc: '#3c89e8' },
};
const COVER = `position:fixed;top:0;left:0;width:100%;height:100%;z-index:2000;display:grid;place-content:center;gap:16px;
justify-items:center;font:14px system-ui,sans-serif;`;
const SPINNER = 'width:24px;height:24px;box-sizing:border-box;border-radius:50%;border:3px solid ';

/** No page stays covered for longer, in milliseconds, whatever a sign-in waits for. */
const PATIENCE_MS = 25_000;

/**
 * Covers the page with one calm sentence while a sign-in is under way: React has drawn nothing yet.
 * @param text the sentence
 * @returns removes it again
 */
export function showSigningIn(
  { app, browser }: Client,
  text = String(app.i18n.t('Signing in…', { ns: NAMESPACE })),
): () => void {
  const { document } = browser;
  const { ground, text: colour, ring, arc } = COLOURS[isDarkTheme(app, browser) ? 'dark' : 'light'];
  const cover = document.createElement('div');
  const spinner = document.createElement('div');
  cover.className = 'wecom-signing-in';
  cover.setAttribute('role', 'status');
  cover.style.cssText = `${COVER}background:${ground};color:${colour}`;
  spinner.style.cssText = `${SPINNER}${ring};border-top-color:${arc}`;
  cover.append(spinner, text);
  document.body.append(cover);
  if (!browser.matchMedia('(prefers-reduced-motion: reduce)').matches) {
    spinner.animate({ transform: ['rotate(0)', 'rotate(1turn)'] }, { duration: 1000, iterations: Infinity });
  }
  const timer = setTimeout(uncover, PATIENCE_MS);
  function uncover() {
    clearTimeout(timer);
    cover.remove();
  }
  return uncover;
}
