import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageQuery } from '../../shared/links';
import type { Failure } from '../../shared/sign-in';
import type { Reply } from '../read-reply';
import { lastPage } from './last-page';

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

/**
 * One page of a list, loaded again whenever `load` is another function or the search changes.
 * @param load asks the server for a page; the same function as long as it asks the same
 */
export function useList<Row>(load: (query: PageQuery) => Promise<Reply<Row[]>>, search = ''): LoadedList<Row> {
  const [turned, setTurned] = useState({ load, search, page: 1 });
  const [reply, setReply] = useState<Reply<Row[]>>();
  const [isLoading, setLoading] = useState(true);
  const latest = useRef(0);
  // Another search starts at its first page.
  const page = turned.search === search && turned.load === load ? turned.page : 1;

  const reload = useCallback(async () => {
    const turn = (latest.current += 1);
    setLoading(true);
    const loaded = await load({ page, pageSize: PAGE_SIZE, search });
    // A later question may have been answered first.
    if (turn !== latest.current) {
      return;
    }
    const last = lastPage(loaded.meta?.count ?? Infinity, PAGE_SIZE);
    if (page > last) {
      return setTurned({ load, search, page: last });
    }
    setReply(loaded);
    setLoading(false);
  }, [load, page, search]);
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
      onChange: (next) => setTurned({ load, search, page: next }),
    },
  };
}
