import fs from 'node:fs';
import path from 'node:path';
import { PLUGIN_DIR } from '../../../tools/paths';
import { buildClient } from './build-client';
import { buildServer, bundledPackages } from './build-server';
import { serverImports, writeExternalVersion } from './external-version';
import { writeThirdPartyLicenses } from './third-party-licenses';

/**
 * Builds `packages/plugin/dist` in the layout that NocoBase loads: `server/`, `client/`, `client-v2/`, `locale/` and
 * `externalVersion.js`.
 */
export async function buildPlugin(): Promise<void> {
  const dist = path.join(PLUGIN_DIR, 'dist');
  const [server, ...clients] = await Promise.all([buildServer(), buildClient('client'), buildClient('client-v2')]);
  copyTexts(path.join(dist, 'locale'));
  writeExternalVersion([...serverImports(server), ...clients.flatMap(({ ofPage }) => [...ofPage])]);
  writeThirdPartyLicenses([...bundledPackages(server), ...clients.flatMap(({ bundled }) => [...bundled])]);
}

/** The texts stand beside their test, which is not shipped. */
function copyTexts(target: string): void {
  const source = path.join(PLUGIN_DIR, 'src/locale');
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  for (const file of fs.readdirSync(source).filter((name) => name.endsWith('.json'))) {
    fs.copyFileSync(path.join(source, file), path.join(target, file));
  }
}
