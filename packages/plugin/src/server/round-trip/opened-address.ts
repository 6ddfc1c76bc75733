import { CodedError } from '../errors';
import type { RequestContext } from '../nocobase/request-context';

/** The headers that tell under which address the person opened the application. A stranger can write all of them. */
export interface OpenedAddress {
  /** Origin that this server has sent the browser to. */
  sentTo: string | undefined;
  /** Origin of the page that made the request, as browsers say; a link elsewhere may have been followed, too. */
  page: string | undefined;
  /** Hosts that browser and proxies name. */
  hosts: string[];
  /** Protocols that proxies name. */
  protocols: string[];
}

/** Hosts of this very machine: what a proxy on it says that does not pass the browser's. */
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/**
 * Tells whether the application was opened under another address than the authenticator's origin: facts in, decision out.
 * The facts decide this and nothing else; no address is built from them (docs/adr/0021-origin-first.md).
 */
export function isOpenedElsewhere({ sentTo, page, hosts, protocols }: OpenedAddress, origin: string): boolean {
  if (sentTo === origin || page === origin) {
    return false;
  }
  const { host, protocol } = new URL(origin);
  if (page && URL.canParse(page) && new URL(page).host === host) {
    return true;
  }
  if (hosts.some((one) => isHost(one, host, protocol))) {
    return protocols.length > 0 && !protocols.includes(protocol.slice(0, -1));
  }
  const isUnnamed = hosts.every((one) => LOOPBACK.test(one)) && !LOOPBACK.test(host);
  return isUnnamed ? page !== undefined : true;
}

/** Reads the facts from a request. */
export function openedAddress(ctx: RequestContext): OpenedAddress {
  const { at } = ctx.action.params;
  return {
    sentTo: typeof at === 'string' ? at : undefined,
    page: originOf(ctx.get('Origin')) ?? originOf(ctx.get('Referer')),
    hosts: [...listed(ctx.get('Host')), ...listed(ctx.get('X-Forwarded-Host'))],
    protocols: listed(ctx.get('X-Forwarded-Proto')),
  };
}

/**
 * Refuses what cannot be moved to the origin: a script asked, and what WeCom sends back would reach another page than this.
 * Only what the browser itself says of its page counts here; proxies may leave out the host.
 * @throws CodedError wecom_other_address
 */
export function refuseElsewhere(ctx: RequestContext, origin: string): void {
  const { page } = openedAddress(ctx);
  if (page !== undefined && page !== origin) {
    throw new CodedError('wecom_other_address', { origin });
  }
}

function isHost(named: string, host: string, protocol: string): boolean {
  const address = `${protocol}//${named}`;
  return URL.canParse(address) && new URL(address).host === host;
}

function originOf(address: string): string | undefined {
  const origin = URL.canParse(address) ? new URL(address).origin : 'null';
  return origin === 'null' ? undefined : origin;
}

function listed(header: string): string[] {
  return header
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean);
}
