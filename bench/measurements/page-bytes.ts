import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pluginFilesDuring, SIGN_IN_PAGE_BUDGET, totalBytes } from '../../tests/browser/support/plugin-files';
import { PLUGIN_DIR } from '../../tools/paths';
import { BROWSER_WAIT_LIMIT_MS } from '../../tools/time-limits';
import type { BenchWorld } from '../support/bench-world';
import { measureClients } from '../support/measure-clients';
import { type Findings, type Row, plainRow, targetRow } from '../support/measurement';

/** What the plugin adds to the sign-in page before its button is pressed, compressed. */
export async function pageBytes(world: BenchWorld): Promise<Findings> {
  const { rows, figures } = await measureClients(async (browser, { client, prefix }) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(BROWSER_WAIT_LIMIT_MS);
    const files = await pluginFilesDuring(page, async () => {
      await page.goto(`${world.url}${prefix}/signin`);
      await page.getByRole('button', { name: 'WeCom' }).waitFor();
    });
    await page.close();
    const bytes = totalBytes(files);
    const target = `≤ ${SIGN_IN_PAGE_BUDGET} bytes`;
    const isMet = bytes > 0 && bytes <= SIGN_IN_PAGE_BUDGET;
    return { rows: [targetRow(`code, ${client} client`, target, `${bytes} bytes`, isMet)], figures: files };
  });
  return { rows: [...rows, ...['en-US', 'zh-CN'].map(textsRow)], figures };
}

/** NocoBase sends the texts of all plugins in one reply, whole: the plugin has no say in that. */
function textsRow(language: string): Row {
  const texts = JSON.parse(fs.readFileSync(path.join(PLUGIN_DIR, `src/locale/${language}.json`), 'utf8')) as object;
  const bytes = gzipSync(JSON.stringify(texts)).length;
  return plainRow(`  texts, within NocoBase's own reply, ${language}`, `${bytes} bytes`);
}
