import fs from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { PLUGIN_DIR } from '../../../tools/paths';
import { DECLARED_VERSIONS, UNDECLARED_PACKAGES } from './host-modules';

/**
 * Writes `dist/externalVersion.js`, from which the plugin manager tells whether the plugin fits the server.
 *
 * @param imported module ids that the bundles take from the host
 * @throws Error when a package has no declared version
 */
export function writeExternalVersion(imported: Iterable<string>): void {
  const names = [...new Set([...imported].map(packageName))].filter(isDeclared).toSorted();
  const versions = Object.fromEntries(names.map((name) => [name, declaredVersion(name)]));
  const file = path.join(PLUGIN_DIR, 'dist/externalVersion.js');
  fs.writeFileSync(file, `module.exports = ${JSON.stringify(versions, null, 2)};\n`);
}

/** Module ids of host packages in esbuild's description of the server bundles. */
export function serverImports({ outputs }: Metafile): string[] {
  return Object.values(outputs)
    .flatMap((output) => output.imports)
    .filter((item) => item.external && !isBuiltin(item.path))
    .map((item) => item.path);
}

function packageName(id: string): string {
  return id
    .split('/')
    .slice(0, id.startsWith('@') ? 2 : 1)
    .join('/');
}

function isDeclared(name: string): boolean {
  return !name.startsWith('@nocobase/') && !UNDECLARED_PACKAGES.has(name);
}

function declaredVersion(name: string): string {
  const version = DECLARED_VERSIONS[name];
  if (!version) {
    throw new Error(`Add the version of ${name} to packages/plugin/build/host-modules.ts`);
  }
  return version;
}
