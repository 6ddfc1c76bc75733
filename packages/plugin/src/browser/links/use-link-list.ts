import { useCallback } from 'react';
import type { PageQuery } from '../../shared/links';
import type { Client } from '../client';
import { type LoadedList, useList } from '../lists/use-list';
import { fetchList, type Lists } from './links-api';

/** One page of a list of links or refusals, loaded again whenever the search changes. */
export function useLinkList<Name extends keyof Lists>(
  client: Client,
  name: Name,
  search: string,
): LoadedList<Lists[Name]> {
  const load = useCallback((query: PageQuery) => fetchList(client, name, query), [client, name]);
  return useList(load, search);
}
