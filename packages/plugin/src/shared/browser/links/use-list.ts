import { useCallback, useEffect, useState } from 'react';
import type { PageQuery } from '../../links';
import type { Client } from '../client';
import type { Reply } from '../request-softly';
import type { SignInError } from '../sign-in-failure';
import { fetchList, type Lists } from './links-api';

const PAGE_SIZE = 20;

/** Rows of a list as a table shows them. */
export interface LoadedList<Row> {
  rows: Row[];
  isLoading: boolean;
  error: SignInError | undefined;
  reload: () => Promise<void>;
  /** For antd's Table. */
  pagination: {
    current: number;
    pageSize: number;
    total: number;
    hideOnSinglePage: boolean;
    showSizeChanger: boolean;
    onChange: (page: number) => void;
  };
}

/** One page of a list of links or conflicts, loaded again whenever the search changes. */
export function useList<Name extends keyof Lists>(client: Client, name: Name, search = ''): LoadedList<Lists[Name]> {
  const [page, setPage] = useState(1);
  const [reply, setReply] = useState<Reply<Lists[Name][]>>();
  const [isLoading, setLoading] = useState(true);

  const load = useCallback(
    async (query: PageQuery) => {
      setLoading(true);
      setReply(await fetchList(client, name, query));
      setLoading(false);
    },
    [client, name],
  );
  useEffect(() => setPage(1), [search]);
  useEffect(() => void load({ page, pageSize: PAGE_SIZE, search }), [load, page, search]);

  const total = reply?.meta?.count ?? 0;
  return {
    rows: reply?.data ?? [],
    isLoading,
    error: reply?.error,
    reload: () => load({ page, pageSize: PAGE_SIZE, search }),
    pagination: {
      current: page,
      pageSize: PAGE_SIZE,
      total,
      hideOnSinglePage: true,
      showSizeChanger: false,
      onChange: setPage,
    },
  };
}
