import type { RequestConfig } from '@nocobase/client-v2';
import type {
  LinkedUser,
  LinkReplies,
  LinkRequests,
  ListedRefusal,
  ListedLink,
  MyLink,
  PageQuery,
} from '../../shared/links';
import type { Client } from '../client';
import { asRows, type Reply } from '../read-reply';
import { requestSoftly } from '../request-softly';

/** How long to wait for the answers before which no page is drawn, in milliseconds. */
const PATIENCE_MS: Partial<Record<keyof LinkRequests, number>> = { 'wecom:completeLink': 15_000 };

/** Changes a link. Never rejects. */
export function change<Name extends keyof LinkRequests>(
  client: Client,
  name: Name,
  values: LinkRequests[Name],
): Promise<Reply<LinkReplies[Name]>> {
  return requestSoftly(client, { url: name, method: 'post', data: values }, PATIENCE_MS[name]);
}

export function fetchMyLinks(client: Client): Promise<Reply<MyLink[]>> {
  return requestRows(client, { url: 'wecom:myLinks' });
}

/** The rows that administrators see, by the action that lists them. */
export interface Lists {
  'wecom:listLinks': ListedLink;
  'wecom:listRefusals': ListedRefusal;
}

export function fetchList<Name extends keyof Lists>(
  client: Client,
  name: Name,
  query: PageQuery,
): Promise<Reply<Lists[Name][]>> {
  return requestRows(client, { url: name, params: { ...query } });
}

/** Finds users by a part of a name, with NocoBase's own list. */
export function searchUsers(client: Client, text: string): Promise<Reply<LinkedUser[]>> {
  const filter = { $or: [{ 'nickname.$includes': text }, { 'username.$includes': text }] };
  const params = { filter: JSON.stringify(filter), fields: ['id', 'nickname', 'username'], pageSize: 20 };
  return requestRows(client, { url: 'users:list', params });
}

async function requestRows<Row>(client: Client, config: RequestConfig): Promise<Reply<Row[]>> {
  return asRows(await requestSoftly<Row[]>(client, config));
}
