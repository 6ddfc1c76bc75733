import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProbe } from './server-probe';

/** The memory is looked at this often, in milliseconds. */
const LOOK_EVERY_MS = 100;

/** @returns what the NocoBase process held at most during the work, beyond what it held before, in bytes */
export async function memoryDuring(probe: ServerProbe, work: () => Promise<void>): Promise<number> {
  const { residentBytes: before } = await probe.usageAfterCollection();
  const over = new AbortController();
  const working = work().finally(() => over.abort());
  let most = before;
  while (!over.signal.aborted) {
    most = Math.max(most, (await probe.usage()).residentBytes);
    await sleep(LOOK_EVERY_MS);
  }
  await working;
  return most - before;
}
