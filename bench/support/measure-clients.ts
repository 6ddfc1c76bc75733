import type { Browser } from '@playwright/test';
import { CLIENTS, launchBrowser } from './browser';
import type { Findings, Row } from './measurement';

/** One of NocoBase's clients, and what stands before its paths. */
interface MeasuredClient {
  client: string;
  prefix: string;
}

/** Measures both clients in one browser: the rows one after the other, the figures by client. */
export async function measureClients(
  measure: (browser: Browser, measured: MeasuredClient) => Promise<Findings>,
): Promise<Findings> {
  const browser = await launchBrowser();
  const rows: Row[] = [];
  const figures: Record<string, unknown> = {};
  try {
    for (const [client, prefix] of Object.entries(CLIENTS)) {
      const found = await measure(browser, { client, prefix });
      rows.push(...found.rows);
      figures[client] = found.figures;
    }
  } finally {
    await browser.close();
  }
  return { rows, figures };
}
