import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pluginFilesDuring, SIGN_IN_PAGE_BUDGET, totalBytes } from '../../e2e/support/plugin-files';
import { PLUGIN_DIR } from '../../scripts/shared/paths';
import type { BenchWorld } from '../support/bench-world';
import { CLIENTS, launchBrowser } from '../support/browser';
import { type Findings, type Row, plainRow, targetRow } from '../support/measurement';

/** What the plugin adds to the sign-in page before its button is pressed, compressed. */
export async function pageBytes(world: BenchWorld): Promise<Findings> {
  const browser = await launchBrowser();
  const rows: Row[] = [];
  const figures: Record<string, unknown> = {};
  try {
    for (const [client, prefix] of Object.entries(CLIENTS)) {
      const page = await browser.newPage();
      const files = await pluginFilesDuring(page, async () => {
        await page.goto(`${world.url}${prefix}/signin`);
        await page.getByRole('button', { name: 'WeCom' }).waitFor();
      });
      const bytes = totalBytes(files);
      const target = `≤ ${SIGN_IN_PAGE_BUDGET} bytes`;
      rows.push(
        targetRow(`code, ${client} client`, target, `${bytes} bytes`, bytes > 0 && bytes <= SIGN_IN_PAGE_BUDGET),
      );
      figures[client] = files;
      await page.close();
    }
  } finally {
    await browser.close();
  }
  rows.push(...['en-US', 'zh-CN'].map(textsRow));
  return { rows, figures };
}

/** NocoBase sends the texts of all plugins in one reply, whole: the plugin has no say in that. */
function textsRow(language: string): Row {
  const texts = JSON.parse(fs.readFileSync(path.join(PLUGIN_DIR, `src/locale/${language}.json`), 'utf8')) as object;
  const bytes = gzipSync(JSON.stringify(texts)).length;
  return plainRow(`  texts, within NocoBase's own reply, ${language}`, `${bytes} bytes`);
}
