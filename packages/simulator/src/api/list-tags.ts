import type { Context } from 'hono';
import type { Http } from '../http.js';
import type { Platform } from '../platform.js';
import { directoryCaller } from './directory-caller.js';

/**
 * `tag/list` (doc/90216): all tags of the company, whatever the app may see.
 * @throws WeComError those of the caller check
 */
export function listTags(c: Context<Http>, platform: Platform): Record<string, unknown> {
  directoryCaller(c, platform);
  return { taglist: platform.directory.tags.map(({ id, name }) => ({ tagid: id, tagname: name })) };
}
