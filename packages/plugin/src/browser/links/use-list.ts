import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '../client';
import type { Reply } from '../read-reply';
import type { Failure } from '../../shared/sign-in';
import { lastPage } from './last-page';
import { fetchList, type Lists } from './links-api';

const PAGE_SIZE = 20;

/** Rows of a list as a table shows them. */
export interface LoadedList<Row> {
  rows: Row[];
  isLoading: boolean;
  error: Failure | undefined;
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

/** One page of a list of links or refusals, loaded again whenever the search changes. */
export function useList<Name extends keyof Lists>(client: Client, name: Name, search = ''): LoadedList<Lists[Name]> {
  const [turned, setTurned] = useState({ search, page: 1 });
  const [reply, setReply] = useState<Reply<Lists[Name][]>>();
  const [isLoading, setLoading] = useState(true);
  const latest = useRef(0);
  // Another search starts at its first page.
  const page = turned.search === search ? turned.page : 1;

  const reload = useCallback(async () => {
    const turn = (latest.current += 1);
    setLoading(true);
    const loaded = await fetchList(client, name, { page, pageSize: PAGE_SIZE, search });
    // A later question may have been answered first.
    if (turn !== latest.current) {
      return;
    }
    const last = lastPage(loaded.meta?.count ?? Infinity, PAGE_SIZE);
    if (page > last) {
      return setTurned({ search, page: last });
    }
    setReply(loaded);
    setLoading(false);
  }, [client, name, page, search]);
  useEffect(() => void reload(), [reload]);

  return {
    rows: reply?.data ?? [],
    isLoading,
    error: reply?.error,
    reload,
    pagination: {
      current: page,
      pageSize: PAGE_SIZE,
      total: reply?.meta?.count ?? 0,
      hideOnSinglePage: true,
      showSizeChanger: false,
      onChange: (next) => setTurned({ search, page: next }),
    },
  };
}
