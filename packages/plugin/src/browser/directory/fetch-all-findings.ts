import type { Client } from '../client';
import type { Reply } from '../read-reply';
import { fetchFindings, type FindingsQuery, type ShownFinding } from './directory-api';

const PAGE_SIZE = 200;
/** The server takes so many decisions at a time, and nobody looks at more names. */
const FINDINGS_AT_ONCE = 1_000;

/** All findings of a kind, as far as they can be decided on together; `meta.count` tells how many there are. */
export async function fetchAllFindings(client: Client, which: FindingsQuery): Promise<Reply<ShownFinding[]>> {
  const all: ShownFinding[] = [];
  for (let page = 1; ; page += 1) {
    const { data = [], meta, error } = await fetchFindings(client, which, { page, pageSize: PAGE_SIZE });
    if (error) {
      return { error };
    }
    all.push(...data);
    if (data.length < PAGE_SIZE || all.length >= FINDINGS_AT_ONCE) {
      return { data: all, ...(meta && { meta }) };
    }
  }
}
