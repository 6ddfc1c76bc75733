import fs from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { PLUGIN_DIR, ROOT } from '../shared/paths';

/**
 * Writes `dist/third-party-licenses.txt` with the licence text of every package that is bundled into the server code.
 *
 * @throws Error when a bundled package comes without a licence file
 */
export function writeThirdPartyLicenses({ inputs }: Metafile): void {
  const names = Object.keys(inputs).flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
  const texts = [...new Set(names)].toSorted().map((name) => `${name}\n\n${licenseText(name)}`);
  fs.writeFileSync(path.join(PLUGIN_DIR, 'dist/third-party-licenses.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

function licenseText(name: string): string {
  const dir = path.join(ROOT, 'node_modules', name);
  const file = fs.readdirSync(dir).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} is bundled but has no licence file`);
  return fs.readFileSync(path.join(dir, file), 'utf8');
}
