import fs from 'node:fs';
import path from 'node:path';
import { type Metafile, build } from 'esbuild';
import { PLUGIN_DIR } from '../../../tools/paths';
import { SERVER_PACKAGES } from './host-modules';

/** Folders whose files NocoBase finds by name and loads one by one. */
const FOLDERS_LOADED_BY_NAME = ['collections', 'migrations', 'commands'];

/**
 * Bundles the plugin's server code into `dist/server`: the plugin class and each file that NocoBase loads by name.
 * Dependencies that are not NocoBase's own are bundled in, because NocoBase installs none for a plugin.
 *
 * @returns esbuild's description of the bundles
 */
export async function buildServer(): Promise<Metafile> {
  const outdir = path.join(PLUGIN_DIR, 'dist/server');
  fs.rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: PLUGIN_DIR,
    entryPoints: ['src/server/index.ts', ...FOLDERS_LOADED_BY_NAME.flatMap(listSources)],
    outbase: 'src/server',
    outdir,
    bundle: true,
    external: SERVER_PACKAGES,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

function listSources(folder: string): string[] {
  const dir = path.join(PLUGIN_DIR, 'src/server', folder);
  if (!fs.existsSync(dir)) {
    return [];
  }
  return fs
    .readdirSync(dir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `src/server/${folder}/${file}`);
}

/** The packages whose code stands in the bundles. */
export function bundledPackages({ inputs }: Metafile): string[] {
  return Object.keys(inputs).flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
}
