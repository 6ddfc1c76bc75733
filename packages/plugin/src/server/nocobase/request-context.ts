import type { IncomingMessage } from 'node:http';
import type { Database } from '@nocobase/database';
import type { Application } from '@nocobase/server';

/** The part of a request that the plugin uses. NocoBase's own context is open to anything and types most of it as `any`. */
export interface RequestContext {
  app: Application;
  db: Database;
  req: IncomingMessage;
  /** The authenticator that NocoBase has chosen for the request. */
  auth?: unknown;
  state: {
    /** The user whose session token came with the request; absent in actions open to the public. */
    currentUser?: { id: number };
    /** The role that the user acts in, or the roles where NocoBase joins them. */
    currentRole?: string;
    currentRoles?: string[];
    /** Of a request for a file; the token where its address carries one. */
    fileAccess?: { temporaryAccessToken?: string };
  };
  request: { body?: unknown };
  /** Headers as they will be sent; an empty text for one that is not set. */
  response: { get(header: string): string };
  action: { resourceName: string; actionName: string; params: Record<string, unknown> };
  status: number;
  body: unknown;
  cookies: { get(name: string): string | undefined };
  /** NocoBase puts a body into `{ data }` unless this is set. */
  withoutDataWrapping?: boolean;
  get(header: string): string;
  set(header: string, value: string): void;
  append(header: string, value: string): void;
  redirect(url: string): void;
  throw(status: number): never;
  t(key: string, options: Record<string, unknown>): string;
  getCurrentLocale(): string;
  /** The languages that the browser accepts, the best first; `*` alone when it does not say. */
  acceptsLanguages(): string[];
}

export type Next = () => Promise<void>;

/** The user whose session it is; NocoBase's ACL has let them in. */
export function currentUserId({ state }: Pick<RequestContext, 'state'>): number {
  return Number(state.currentUser?.id);
}
