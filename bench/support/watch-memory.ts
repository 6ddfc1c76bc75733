import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProbe } from './server-probe';

/** The memory is looked at this often, in milliseconds. */
const LOOK_EVERY_MS = 100;

/** Watches the memory of the NocoBase process from now on. */
export async function watchMemory(probe: ServerProbe): Promise<{
  /** Ends it. @returns what the process held at most, beyond what it held at first, in bytes */ most(): Promise<number>;
}> {
  const { residentBytes: first } = await probe.usageAfterCollection();
  let most = first;
  let isOver = false;
  const look = async () => {
    while (!isOver) {
      most = Math.max(most, (await probe.usage()).residentBytes);
      await sleep(LOOK_EVERY_MS);
    }
  };
  const looking = look();
  return {
    most: async () => {
      isOver = true;
      await looking;
      return most - first;
    },
  };
}
