import type { RequestConfig } from '@nocobase/client-v2';
import {
  type CurrentRun,
  type DirectoryReplies,
  type DirectoryRequests,
  type Finding,
  type FindingsMeta,
  type ListedFinding,
  type ListedRun,
  type SourceOptions,
} from '../../shared/directory';
import { DIRECTORY_SOURCE_TYPE } from '../../shared/auth-type';
import type { LinkedUser, PageQuery } from '../../shared/links';
import type { Client } from '../client';
import { asRows, isObject, type Reply } from '../read-reply';
import { requestSoftly } from '../request-softly';

/** A preview of a large company calls WeCom thousands of times; in milliseconds. */
const PREVIEW_PATIENCE_MS = 15 * 60_000;

/** A source of ours among NocoBase's sync sources. */
export interface ListedSource {
  name: string;
  enabled: boolean;
  options: Partial<SourceOptions>;
}

/** What a table of findings shows, with the users whom the rows name. */
export type ShownFinding = ListedFinding & { users: LinkedUser[] };

/** Which findings of a run are wanted. */
export interface FindingsQuery {
  run: number;
  subject?: Finding['subject'] | undefined;
  kind?: Finding['kind'] | undefined;
}

/** Changes something or asks WeCom. Never rejects. */
export function ask<Name extends keyof DirectoryRequests>(
  client: Client,
  name: Name,
  values: DirectoryRequests[Name],
): Promise<Reply<DirectoryReplies[Name]>> {
  const patienceMs = name === 'wecom:previewSource' ? PREVIEW_PATIENCE_MS : undefined;
  return requestSoftly(client, { url: name, method: 'post', data: values }, patienceMs);
}

/** Whether the server offers a directory to this person: NocoBase's plugin for sync sources knows our type. */
export async function isDirectoryOffered(client: Client): Promise<boolean> {
  const { data } = await rows<{ name?: unknown }>(client, { url: 'userData:listSyncTypes' });
  return (data ?? []).some(({ name }) => name === DIRECTORY_SOURCE_TYPE);
}

/** The sources of a directory, switched on or not. */
export async function listSources(client: Client): Promise<Reply<ListedSource[]>> {
  const params = { filter: JSON.stringify({ sourceType: DIRECTORY_SOURCE_TYPE }), sort: ['id'], pageSize: 200 };
  const { data, ...reply } = await rows<Record<string, unknown>>(client, { url: 'userDataSyncSources:list', params });
  return { ...reply, ...(data && { data: data.map(readSource) }) };
}

function readSource({ name, enabled, options }: Record<string, unknown>): ListedSource {
  return { name: String(name), enabled: enabled === true, options: isObject(options) ? options : {} };
}

/** Starts a run as NocoBase's own button does. */
export function startRun(client: Client, name: string): Promise<Reply<unknown>> {
  return requestSoftly(client, { url: 'userData:pull', method: 'post', params: { name } });
}

/** The run that is under way, or else the last one. */
export function fetchCurrentRun(client: Client, source: string): Promise<Reply<CurrentRun>> {
  return requestSoftly(client, { url: 'wecom:currentRun', params: { source } });
}

export function fetchRuns(client: Client, source: string, query: PageQuery): Promise<Reply<ListedRun[]>> {
  return rows(client, { url: 'wecom:listRuns', params: { source, ...query } });
}

export async function fetchFindings(
  client: Client,
  which: FindingsQuery,
  query: PageQuery,
): Promise<Reply<ShownFinding[]>> {
  const params = { ...which, ...query };
  const { data, ...reply } = await rows<ListedFinding>(client, { url: 'wecom:listFindings', params });
  // NocoBase puts what stands beside the rows of an answer into its `meta`.
  const { users = [] } = (reply.meta ?? {}) as Partial<FindingsMeta>;
  return { ...reply, ...(data && { data: data.map((finding) => ({ ...finding, users })) }) };
}

async function rows<Row>(client: Client, config: RequestConfig): Promise<Reply<Row[]>> {
  return asRows(await requestSoftly<Row[]>(client, config));
}
