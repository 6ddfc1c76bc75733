import { expect, it } from 'vitest';
import { nearestAddress } from './nearest-address';

it.each<[string | undefined, string | undefined, string, string]>([
  ['203.0.113.7', undefined, '203.0.113.7', 'no proxy'],
  ['203.0.113.7', '198.51.100.1', '203.0.113.7', 'no proxy, and a stranger who invents one'],
  ['127.0.0.1', undefined, '127.0.0.1', 'a proxy that does not tell'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1', 'nginx on the same machine'],
  ['::ffff:172.18.0.3', '10.9.9.9, 198.51.100.1', '198.51.100.1', 'a container, and a stranger who invents one'],
  ['::1', '198.51.100.1', '198.51.100.1', 'the same machine by IPv6'],
  ['fd00::3', '2001:db8::9', '2001:db8::9', 'a private network by IPv6'],
  ['2001:db8::9', '198.51.100.1', '2001:db8::9', 'no proxy, by IPv6'],
  ['192.168.1.2', ' , ', '192.168.1.2', 'an empty header'],
  ['10.0.0.1', 'x'.repeat(9_000), 'x'.repeat(45), 'a header that is no address'],
  [undefined, '198.51.100.1', '', 'a connection that is gone'],
])('takes %s and X-Forwarded-For %s for %s: %s', (remoteAddress, forwarded, expected, _where) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };

  expect(nearestAddress({ socket: { remoteAddress }, headers })).toBe(expected);
});
