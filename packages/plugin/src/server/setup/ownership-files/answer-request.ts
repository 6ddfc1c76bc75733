import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '@nocobase/database';
import { bodyOf, hasFile } from './stored-files';

/**
 * Answers a request for an ownership file at the root of the site, whatever path NocoBase itself is served under.
 * @returns false, or a promise of it, when the request is somebody else's
 */
export function answerRequest(db: Database, req: IncomingMessage, res: ServerResponse): false | Promise<boolean> {
  const [, name = ''] = /^\/(WW_verify_[^/?]*)(?:\?|$)/.exec(req.url ?? '') ?? [];
  const body = bodyOf(name);
  return (
    body !== undefined && (req.method === 'GET' || req.method === 'HEAD') && answerIfStored(db, name, body, req, res)
  );
}

async function answerIfStored(
  db: Database,
  name: string,
  body: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  if (!(await hasFile(db, name))) {
    return false;
  }
  res.writeHead(200, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  res.end(req.method === 'HEAD' ? undefined : body);
  return true;
}
