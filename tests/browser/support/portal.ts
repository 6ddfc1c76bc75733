import type { RequestListener } from 'node:http';
import { listen } from '../../../packages/simulator/src/listen';

/** A page with another page in a frame; the attributes are the frame's. */
export function pageAround(framed: string, attributes = ''): string {
  return `<title>Portal</title><iframe ${attributes} src="${framed}" width="1000" height="700"></iframe>`;
}

/** Another site with a page of NocoBase in a frame. */
export interface Portal {
  url: string;
  stop: () => Promise<void>;
}

/**
 * Starts a real site, for a browser lets no page of the internet frame one of this machine. NocoBase's is called localhost.
 * @param framed the address of the page in its frame
 */
export async function startPortal(framed: string, attributes?: string): Promise<Portal> {
  const html = pageAround(framed, attributes);
  const show: RequestListener = (_request, response) => void response.setHeader('content-type', 'text/html').end(html);
  const server = await listen(show, '127.0.0.1', 0);
  return { url: `http://127.0.0.1:${server.port}/`, stop: () => server.stop() };
}
