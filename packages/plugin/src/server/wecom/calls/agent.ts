import * as z from 'zod/mini';
import type { WeComApp } from '../app';
import { text } from '../schemas';
import { rangeFields, rangeOf } from './visible-range';

/** The app as the console shows it. */
export interface AppSettings {
  name: string | undefined;
  stopped: boolean;
  /** Without a scheme, with a port unless it is the default one. */
  trustedDomain: string | undefined;
  /** Address that the workbench opens. */
  homepage: string | undefined;
  /** How many of each the visible range names; members of a department are not counted. */
  visibleRange: { members: number; departments: number; tags: number };
}

/** The settings of an app that a program may change; those left out stay. */
interface AppChange {
  trustedDomain?: string;
  homepage?: string;
}

const agentReply = z.object({
  name: text,
  close: z.optional(z.number()),
  redirect_domain: text,
  home_url: text,
  ...rangeFields,
});

const changeReply = z.object({});

/** Reads the app's own settings (`agent/get`, doc/90227). */
export async function getAppSettings(app: WeComApp): Promise<AppSettings> {
  const reply = await app.call({ path: 'agent/get', query: { agentid: app.agentId }, repeatable: true }, agentReply);
  const { memberIds, departmentIds, tagIds } = rangeOf(reply);
  return {
    name: reply.name,
    stopped: reply.close === 1,
    trustedDomain: reply.redirect_domain,
    homepage: reply.home_url,
    visibleRange: { members: memberIds.length, departments: departmentIds.length, tags: tagIds.length },
  };
}

/**
 * Changes the app's settings (`agent/set`, doc/90228). WeCom counts changes of the trusted domain, so nothing is sent
 * twice; and it may refuse with `domain-unproven` after it took the domain on.
 */
export async function changeAppSettings(app: WeComApp, { trustedDomain, homepage }: AppChange): Promise<void> {
  const body = {
    agentid: Number(app.agentId),
    ...(trustedDomain && { redirect_domain: trustedDomain }),
    ...(homepage && { home_url: homepage }),
  };
  await app.call({ path: 'agent/set', query: {}, body, repeatable: false }, changeReply);
}
