import { describe, expect, it } from 'vitest';
import { isOpenedElsewhere, type OpenedAddress } from './opened-address';

const ORIGIN = 'https://app.example.com';

const isElsewhere = (facts: Partial<OpenedAddress>, origin = ORIGIN) =>
  isOpenedElsewhere({ sentTo: undefined, page: undefined, hosts: [], protocols: [], ...facts }, origin);

describe('is opened at the origin', () => {
  it.each<[string, Partial<OpenedAddress>, string?]>([
    ['by its host', { hosts: ['app.example.com'] }],
    ['by its host with the default port', { hosts: ['app.example.com:443'] }],
    ['by its host with a port', { hosts: ['app.example.com:8443'] }, 'https://app.example.com:8443'],
    ['by the host that a proxy passed on', { hosts: ['app:13000', 'app.example.com'] }],
    ['by one of the hosts that several proxies passed on', { hosts: ['app:13000', 'app.example.com', 'inner'] }],
    ['by host and protocol', { hosts: ['app.example.com'], protocols: ['https'] }],
    [
      'by host and the protocol of one of several proxies',
      { hosts: ['app.example.com'], protocols: ['https', 'http'] },
    ],
    ['by a link on another site', { hosts: ['app.example.com'], page: 'https://portal.example.com' }],
    [
      'by a page of its own, behind a proxy that loses the port',
      { hosts: ['app.example.com'], page: 'https://app.example.com:8443' },
      'https://app.example.com:8443',
    ],
    ['by a page of its own, behind a proxy that hides the host', { hosts: ['10.0.0.5:13000'], page: ORIGIN }],
    ['behind a proxy on this machine that hides the host', { hosts: ['127.0.0.1:13000'] }],
    ['behind a proxy on this machine that calls it localhost', { hosts: ['localhost:13000'] }],
    ['after it was sent there, behind a proxy that hides the host', { hosts: ['10.0.0.5:13000'], sentTo: ORIGIN }],
    [
      'after it was sent there from a page elsewhere',
      { hosts: ['10.0.0.5:13000'], sentTo: ORIGIN, page: 'http://10.0.0.5' },
    ],
    ['on this machine', { hosts: ['localhost:13000'] }, 'http://localhost:13000'],
  ])('%s', (_, facts, origin) => {
    expect(isElsewhere(facts, origin)).toBe(false);
  });
});

describe('is opened elsewhere', () => {
  it.each<[string, Partial<OpenedAddress>, string?]>([
    ['by another host name', { hosts: ['intranet.example.com'] }],
    ['by an IP address', { hosts: ['10.0.0.5:13000'] }],
    ['by an IPv6 address', { hosts: ['[2001:db8::1]:13000'] }],
    ['by another port', { hosts: ['app.example.com:8443'] }],
    ['by a host with the origin in front', { hosts: ['app.example.com.evil.example'] }],
    ['by 127.0.0.1 for localhost', { hosts: ['127.0.0.1:13000'] }, 'http://localhost:13000'],
    ['by localhost for 127.0.0.1', { hosts: ['localhost:13000'] }, 'http://127.0.0.1:13000'],
    ['by http for https, as a proxy says', { hosts: ['app.example.com'], protocols: ['http'] }],
    ['by http for https, as the page says', { hosts: ['app.example.com'], page: 'http://app.example.com' }],
    [
      'by a page elsewhere, behind a proxy that hides the host',
      { hosts: ['127.0.0.1:13000'], page: 'http://10.0.0.5' },
    ],
    ['by what is no host', { hosts: ['a b'] }],
    ['after it was sent to another origin', { hosts: ['10.0.0.5'], sentTo: 'https://evil.example.com' }],
  ])('%s', (_, facts, origin) => {
    expect(isElsewhere(facts, origin)).toBe(true);
  });
});
