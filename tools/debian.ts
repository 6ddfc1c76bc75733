import { run } from './run';

/** Installs Debian packages, which only root can do; anybody else is left to do it. */
export async function installAsRoot(what: string, packages: string[]): Promise<void> {
  if (process.getuid?.() !== 0) {
    return;
  }
  console.log(`Installing ${what}`);
  await run(['apt-get', 'update', '-qq']);
  await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages]);
}
