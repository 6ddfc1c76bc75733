import { gzipSync } from 'node:zlib';
import { pluginFilesDuring, SIGN_IN_PAGE_BUDGET, totalBytes } from '../../e2e/support/plugin-files';
import { PLUGIN_NAME } from '../../scripts/shared/paths';
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
      const files = await pluginFilesDuring(page, () =>
        page.goto(`${world.url}${prefix}/signin`, { waitUntil: 'networkidle' }),
      );
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
  for (const language of ['en-US', 'zh-CN']) rows.push(await textsRow(world, language));
  return { rows, figures };
}

/** NocoBase sends the texts of all plugins in one reply, whole: the plugin has no say in that. */
async function textsRow({ url }: BenchWorld, language: string): Promise<Row> {
  const response = await fetch(`${url}/api/app:getLang?locale=${language}`);
  const { data } = (await response.json()) as { data: { resources: Record<string, object> } };
  const bytes = gzipSync(JSON.stringify(data.resources[PLUGIN_NAME] ?? {})).length;
  return plainRow(`  texts, within NocoBase's own reply, ${language}`, `${bytes} bytes`);
}
