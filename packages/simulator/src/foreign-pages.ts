import type { Context, MiddlewareHandler } from 'hono';
import { isIP } from 'node:net';
import type { Http } from './http.js';

/** The hosts of WeCom whose pages the simulator plays; a browser that is led here from them says so as the origin. */
const PLAYED_HOSTS = ['open.weixin.qq.com', 'login.work.weixin.qq.com'];

/** The traces that a page leaves in a request of its browser. A program leaves none. */
export interface Sender {
  method: string;
  /** The `Host` header. */
  host: string;
  /** The `Origin` header. */
  origin: string | undefined;
  /** The `Sec-Fetch-Site` header. */
  fetchSite: string | undefined;
}

/**
 * Tells why a request may come from a page of another site.
 * @param ownHost the host name to listen on
 * @returns the reason, or undefined when the request may be served
 */
export function foreignness({ method, host, origin, fetchSite }: Sender, ownHost: string): string | undefined {
  if (!isOwnHost(host, ownHost)) {
    return `The simulator is not called ${host}`;
  }
  if (method === 'GET' || method === 'HEAD') {
    return undefined;
  }
  const isOwnSite = fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
  const isOwnOrigin = origin === undefined || PLAYED_HOSTS.includes(nameOf(origin)) || isSameHost(origin, host);
  return isOwnSite && isOwnOrigin ? undefined : 'Pages of other sites may not change the simulator';
}

/**
 * Tells whether a request was sent to this machine by a name of its own.
 * @param host the `Host` header
 * @param ownHost the host name to listen on
 */
export function isOwnHost(host: string, ownHost: string): boolean {
  return isOwnName(nameOf(`http://${host}`), ownHost);
}

/**
 * Answers 403 to requests that may come from a page of another site.
 * @param ownHost the host name to listen on
 */
export function refuseForeignPages(ownHost: string): MiddlewareHandler<Http> {
  return (c, next) => {
    const reason = foreignness(senderOf(c), ownHost);
    return reason === undefined ? next() : Promise.resolve(c.json({ error: reason }, 403));
  };
}

/** Lets no page of another site frame a page, so that nobody presses its buttons for them. */
export const keepOutOfFrames: MiddlewareHandler<Http> = async (c, next) => {
  await next();
  c.header('x-frame-options', 'SAMEORIGIN');
};

/** Reads a request's sender from its headers. */
export function senderOf(c: Context<Http>): Sender {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  return { method: c.req.method, host, origin: c.req.header('origin'), fetchSite: c.req.header('sec-fetch-site') };
}

// Anybody can let a name of theirs lead to this machine, and be the same site then. Not so with an address, with a name
// that no registry hands out, and with one label alone, such as that of a container.
function isOwnName(name: string, ownHost: string): boolean {
  const isAddress = isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0;
  const isUnregistrable = /^[a-z0-9_-]+$|\.(localhost|internal|test)$/.test(name);
  return isAddress || isUnregistrable || name === ownHost.toLowerCase() || PLAYED_HOSTS.includes(name);
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}

/** The host name of an address without its port; empty when it has none. */
function nameOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : '';
}
