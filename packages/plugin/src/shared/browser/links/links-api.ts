import type { LinkedUser, LinkReplies, LinkRequests, ListedConflict, ListedLink, MyLink, PageQuery } from '../../links';
import type { Client } from '../client';
import { type Reply, requestSoftly } from '../request-softly';

/** Changes a link. Never rejects. */
export function change<Name extends keyof LinkRequests>(
  client: Client,
  name: Name,
  values: LinkRequests[Name],
): Promise<Reply<LinkReplies[Name]>> {
  return requestSoftly(client, { url: name, method: 'post', data: values });
}

export function fetchMyLinks(client: Client): Promise<Reply<MyLink[]>> {
  return requestSoftly(client, { url: 'wecom:myLinks' });
}

/** What administrators see, by the action that lists it. */
export interface Lists {
  'wecom:listLinks': ListedLink;
  'wecom:listConflicts': ListedConflict;
}

export function fetchList<Name extends keyof Lists>(
  client: Client,
  name: Name,
  query: PageQuery,
): Promise<Reply<Lists[Name][]>> {
  return requestSoftly(client, { url: name, params: { ...query } });
}

/** Finds users by a part of a name, with NocoBase's own list. */
export function searchUsers(client: Client, text: string): Promise<Reply<LinkedUser[]>> {
  const filter = { $or: [{ 'nickname.$includes': text }, { 'username.$includes': text }] };
  const params = { filter: JSON.stringify(filter), fields: ['id', 'nickname', 'username'], pageSize: 20 };
  return requestSoftly(client, { url: 'users:list', params });
}
