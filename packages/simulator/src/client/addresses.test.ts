import { describe, expect, it } from 'vitest';
import { Addresses } from './addresses.js';

const client = 'http://localhost:13101';
const addresses = new Addresses('http://localhost:13000', 'http://127.0.0.1:13100');

describe('addresses in the client', () => {
  it.each([
    ['http://localhost:13000/signin?code=C', `${client}/signin?code=C`],
    ['http://127.0.0.1:13000', client],
    ['http://localhost:13100/connect/oauth2/authorize?a=b#c', `${client}/connect/oauth2/authorize?a=b#c`],
    ['/relative', '/relative'],
    ['https://example.com/', 'https://example.com/'],
    ['http://localhost:130001/', 'http://localhost:130001/'],
  ])('lead a redirect to %s to %s', (location, mapped) => {
    expect(addresses.location(location, client)).toBe(mapped);
  });

  it.each([
    ['/admin/x?a=b#c', '/admin/x?a=b#c'],
    ['admin', '/admin'],
    ['', '/'],
    ['http://localhost:13000/admin', '/admin'],
    ['http://127.0.0.1:13100/connect/oauth2/authorize?a=b', '/connect/oauth2/authorize?a=b'],
  ])('are opened here: %s', (address, path) => {
    expect(addresses.pathOf(address)).toBe(path);
  });

  it.each([
    'https://example.com/',
    '//example.com/',
    '/\\example.com/',
    '\\\\example.com/',
    '/\t/example.com/',
    '  //example.com',
    'http://localhost:13000//example.com/',
    'http://localhost:13000/\\example.com/',
    'http://localhost:13000/x/..//example.com/',
    'http://localhost:13000@example.com/',
    'http://localhost:13000.example.com/',
    'https://localhost:13000/',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:http://localhost:13000/x',
    'http://',
  ])('are not opened here: %s', (address) => {
    expect(addresses.pathOf(address)).toBeUndefined();
  });

  it('replaces the platform, not the app, in texts', () => {
    const text = '{"a":"http://localhost:13100/connect?redirect_uri=x","b":"http://localhost:13000"}';
    expect(addresses.text(text, client)).toBe(
      '{"a":"http://localhost:13101/connect?redirect_uri=x","b":"http://localhost:13000"}',
    );
  });

  it('shows the app the referrer it would see without a client', () => {
    expect(addresses.referrer(client, client)).toBe('http://localhost:13000');
    expect(addresses.referrer(`${client}/admin`, client)).toBe('http://localhost:13000/admin');
    expect(addresses.referrer(`${client}/connect/oauth2/authorize`, client)).toBe(
      'http://127.0.0.1:13100/connect/oauth2/authorize',
    );
    expect(addresses.referrer('https://example.com/', client)).toBe('https://example.com/');
  });
});
