import { expect, test } from 'vitest';
import { PLUGIN_DIR } from '../../tools/paths';
import { runOrThrow } from '../../tools/run';

/** The paths of all files that npm would put into the package. */
async function listPackedFiles(): Promise<string[]> {
  const output = await runOrThrow(['npm', 'pack', '--dry-run', '--json'], {
    cwd: PLUGIN_DIR,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(output) as [{ files: { path: string }[] }];
  return packed.files.map((file) => file.path);
}

test('the package holds what NocoBase loads, and neither tests nor sources', async () => {
  const files = await listPackedFiles();

  expect(files).toEqual(
    expect.arrayContaining(['package.json', 'server.js', 'client.js', 'client-v2.js', 'dist/server/index.js']),
  );
  expect(files.filter((file) => /\.test\.|\.tsx?$|(^|\/)(src|__tests__|testing)\//.test(file))).toEqual([]);
});
