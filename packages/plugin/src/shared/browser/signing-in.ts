import { NAMESPACE } from '../auth-type';
import type { Client } from './client';

const STYLE = `
.wecom-signing-in { position: fixed; inset: 0; z-index: 2000; display: grid; place-content: center; gap: 16px;
  justify-items: center; background: #fff; color: #595959; font: 14px system-ui, sans-serif; }
.wecom-signing-in::before { content: ''; width: 24px; height: 24px; border: 3px solid #d6e4ff;
  border-top-color: #1677ff; border-radius: 50%; }
@media (prefers-reduced-motion: no-preference) {
  .wecom-signing-in::before { animation: wecom-turn 1s linear infinite; }
  @keyframes wecom-turn { to { transform: rotate(1turn); } }
}`;

/**
 * Covers the page with one calm sentence while a sign-in is under way: React has drawn nothing yet.
 * @param text the sentence
 * @returns removes it again
 */
export function showSigningIn(
  { app, browser: { document } }: Client,
  text = String(app.i18n.t('Signing in…', { ns: NAMESPACE })),
): () => void {
  const cover = document.createElement('div');
  const style = document.createElement('style');
  cover.className = 'wecom-signing-in';
  cover.setAttribute('role', 'status');
  style.textContent = STYLE;
  cover.append(text, style);
  document.body.append(cover);
  return () => cover.remove();
}
