import { findChromium } from '../shared/chromium';
import { run } from '../shared/run';

const HELP = `The browser tests need Chromium. Install it, for instance with

  sudo apt-get install chromium fonts-noto-cjk    (Debian, Ubuntu)

or set CHROMIUM_PATH to a Chromium or Chrome that you have.`;

/**
 * Makes sure that there is a Chromium: as root on Debian it is installed.
 *
 * @throws Error that tells what to run
 */
export async function ensureChromium(): Promise<void> {
  if (findChromium()) return;
  if (process.getuid?.() === 0) await installDebianPackages();
  if (!findChromium()) throw new Error(HELP);
}

async function installDebianPackages(): Promise<void> {
  console.log('Installing Chromium');
  await run(['apt-get', 'update', '-qq']);
  await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
}
