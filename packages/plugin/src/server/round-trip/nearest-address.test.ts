import { expect, it } from 'vitest';
import { nearestAddress } from './nearest-address';

it.each<[string | undefined, string | undefined, string, string]>([
  ['203.0.113.7', undefined, '203.0.113.7', 'no proxy'],
  ['203.0.113.7', '198.51.100.1', '203.0.113.7', 'no proxy, and a stranger who invents one'],
  ['127.0.0.1', undefined, '127.0.0.1', 'a proxy that does not tell'],
  ['127.0.0.1', '198.51.100.1', '198.51.100.1', 'nginx on the same machine'],
  ['::ffff:172.18.0.3', '10.9.9.9, 198.51.100.1', '198.51.100.1', 'a container, and a stranger who invents one'],
  ['::1', '198.51.100.1', '198.51.100.1', 'the same machine by IPv6'],
  ['fd00::3', '2001:db8::9', '2001:db8:0:0', 'a private network by IPv6'],
  ['2001:db8::9', '198.51.100.1', '2001:db8:0:0', 'no proxy, by IPv6'],
  ['192.168.1.2', ' , ', '192.168.1.2', 'an empty header'],
  ['10.0.0.1', 'x'.repeat(9_000), '10.0.0.1', 'a header that is no address'],
  ['10.0.0.1', '198.51.100.1:50123', '198.51.100.1', 'a proxy that adds the port'],
  ['10.0.0.1', '[2001:db8:1:2::9]:50123', '2001:db8:1:2', 'the same by IPv6'],
  ['10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1', 'IPv4 in the spelling of IPv6'],
  ['fe80::1%eth0', undefined, 'fe80:0:0:0', 'the same cable'],
  [undefined, '198.51.100.1', '', 'a connection that is gone'],
])('takes %s and X-Forwarded-For %s for %s: %s', (remoteAddress, forwarded, expected, _where) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };

  expect(nearestAddress({ socket: { remoteAddress }, headers })).toBe(expected);
});

it('takes all addresses that one line can choose from for one, however they are spelled', () => {
  const ofOneLine = ['2001:db8:1:2::1', '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2:3:4:192.0.2.1'];
  const found = ofOneLine.map((remoteAddress) => nearestAddress({ socket: { remoteAddress }, headers: {} }));

  expect(new Set(found)).toEqual(new Set(['2001:db8:1:2']));
  expect(nearestAddress({ socket: { remoteAddress: '2001:db8:1:3::1' }, headers: {} })).toBe('2001:db8:1:3');
});
