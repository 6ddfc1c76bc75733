import type { Browser } from './client';

/**
 * Notices that the person is back on a page which the browser had kept as it was when they left it.
 * @returns ends the watch
 */
export function watchReturn(browser: Browser, tell: () => void): () => void {
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) {
      tell();
    }
  };
  browser.addEventListener('pageshow', onShow);
  return () => browser.removeEventListener('pageshow', onShow);
}

/**
 * Notices that the person may be looking at the page again: after another tab, another window, a page that followed, or a
 * computer that slept. Timers stand still in all of these, or may.
 * @returns ends the watch
 */
export function watchSeen(browser: Browser, tell: () => void): () => void {
  const onChange = () => {
    if (browser.document.visibilityState !== 'hidden') {
      tell();
    }
  };
  for (const type of SEEN) {
    browser.addEventListener(type, onChange);
  }
  return () => SEEN.forEach((type) => browser.removeEventListener(type, onChange));
}

const SEEN = ['visibilitychange', 'pageshow', 'focus', 'online'] as const;
