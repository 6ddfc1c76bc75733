import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Networks in which a reverse proxy of one's own stands: the same machine, or a private network. */
const OWN_NETWORK = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  OWN_NETWORK.addSubnet(network, prefix);
}
OWN_NETWORK.addAddress('::1', 'ipv6');
OWN_NETWORK.addSubnet('fc00::', 7, 'ipv6');

/** The part of an IPv6 address that a line is given; whoever has it chooses the rest. In groups of 16 bits. */
const LINE_GROUPS = 4;
const ALL_GROUPS = 8;

/**
 * The address that a request came from, as near as a stranger cannot invent it: that of the connection, and behind a
 * proxy of one's own the one which that proxy has added last to `X-Forwarded-For`. NocoBase takes the first, which
 * everybody can write.
 * @returns of an IPv6 address what all addresses of the same line have in common; empty for a connection that is gone
 */
export function nearestAddress({ socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: Socket }): string {
  const address = readAddress(socket.remoteAddress ?? '');
  if (!OWN_NETWORK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) {
    return lineOf(address);
  }
  const last = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1);
  return lineOf(readAddress(last ?? '') || address);
}

type Socket = Pick<IncomingMessage['socket'], 'remoteAddress'>;

// Some proxies add the port, which is another one with each connection. Empty for what is no address.
function readAddress(text: string): string {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/^::ffff:(?=[\d.]+$)/i, '')
    .replace(/%.*$/, '');
  return isIP(bare) === 0 ? '' : bare;
}

function lineOf(address: string): string {
  if (!isIPv6(address)) {
    return address;
  }
  // As URLs spell it: one address has one spelling.
  const { hostname } = new URL(`http://[${address}]`);
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(ALL_GROUPS - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail].slice(0, LINE_GROUPS).join(':');
}
