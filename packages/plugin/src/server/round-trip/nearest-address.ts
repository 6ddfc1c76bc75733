import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** Where a reverse proxy of one's own stands: on the same machine or in a private network. */
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

/**
 * The address that a request came from, as near as a stranger cannot invent it: that of the connection, and behind a
 * proxy of one's own the one which that proxy has added last to `X-Forwarded-For`. NocoBase takes the first, which
 * everybody can write.
 */
export function nearestAddress({ socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: Socket }): string {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  if (!OWN_NETWORK.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) {
    return address;
  }
  const forwarded = String(headers['x-forwarded-for'] ?? '');
  return forwarded.split(',').at(-1)?.trim().slice(0, LONGEST_ADDRESS) || address;
}

type Socket = Pick<IncomingMessage['socket'], 'remoteAddress'>;

/** An IPv6 address in its longest spelling, in characters. */
const LONGEST_ADDRESS = 45;
