import type { ClientOption } from '../fixtures';

/**
 * An ownership file of one test: tests run at the same time, and the folder of NocoBase's pages is one.
 *
 * @param number tells the files of a client apart
 */
export function ownershipFileOf(client: ClientOption['client'], number: number): { name: string; body: string } {
  const body = `${client}${String(number).padStart(10, '0')}`;
  return { name: `WW_verify_${body}.txt`, body };
}
