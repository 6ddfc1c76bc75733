import type { LinkRequests } from '../../shared/links';
import type { Client } from '../client';
import { useToldChange } from '../use-told-change';
import { change } from './links-api';

/**
 * A change at the press of a button in a list: one that fails is told in passing.
 * @returns the change, which resolves to whether it was made; and whether it is under way
 */
export function useChange(client: Client) {
  const { run: tell, isBusy } = useToldChange();
  const run = async <Name extends keyof LinkRequests>(name: Name, values: LinkRequests[Name]): Promise<boolean> =>
    (await tell(change(client, name, values))) !== undefined;
  return { run, isBusy };
}
