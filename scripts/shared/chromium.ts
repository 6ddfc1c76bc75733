import fs from 'node:fs';

const CANDIDATES = [
  process.env['CHROMIUM_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser for the browser tests: `$CHROMIUM_PATH`, else where systems put Chromium or Chrome. */
export function findChromium(): string | undefined {
  return CANDIDATES.find((file) => file && fs.existsSync(file));
}
