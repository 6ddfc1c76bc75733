import { findChromium } from '../../tools/chromium';
import { installAsRoot } from '../../tools/debian';

const HELP = `The browser tests need Chromium. Install it, for instance with

  sudo apt-get install chromium-headless-shell fonts-noto-cjk    (Debian)

or set CHROMIUM_PATH to a Chromium or Chrome that you have.`;

/**
 * Makes sure that there is a Chromium: as root on Debian it is installed.
 *
 * @throws Error that tells what to run
 */
export async function ensureChromium(): Promise<void> {
  if (!findChromium()) {
    await installAsRoot('Chromium', ['chromium-headless-shell', 'fonts-noto-cjk']);
  }
  if (!findChromium()) {
    throw new Error(HELP);
  }
}
