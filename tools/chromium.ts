import fs from 'node:fs';

const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  // Draws without a desktop's parts, as Playwright's own headless browser does: a quarter less work for each page.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser for the browser tests: `$CHROMIUM_PATH`, else where systems put Chromium or Chrome. */
export function findChromium(): string | undefined {
  return CANDIDATES.find((file) => file && fs.existsSync(file));
}
