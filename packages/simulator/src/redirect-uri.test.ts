import { describe, expect, it } from 'vitest';
import { isTrusted, withParameters } from './redirect-uri.js';

describe('isTrusted', () => {
  it.each([
    ['https://app.example.com/x', 'app.example.com'],
    ['http://APP.example.com', 'app.example.com'],
    ['https://app.example.com:8443/x?y', 'app.example.com:8443'],
  ])('trusts %s for %s', (uri, domain) => expect(isTrusted(uri, [domain])).toBe(true));

  it.each([
    ['https://www.app.example.com/', 'app.example.com'],
    ['https://example.com/', 'app.example.com'],
    ['https://app.example.com:8443/', 'app.example.com'],
    ['https://app.example.com:443/', 'app.example.com'],
    ['https://app.example.com@evil.example/', 'app.example.com'],
    ['https%3A%2F%2Fapp.example.com%2F', 'app.example.com'],
    ['javascript:alert(1)', 'app.example.com'],
    ['', 'app.example.com'],
  ])('does not trust %s for %s', (uri, domain) => expect(isTrusted(uri, [domain])).toBe(false));
});

describe('withParameters', () => {
  it('keeps the query that is there and an empty state', () => {
    expect(withParameters('http://a/b?action=get', { code: 'C', state: '' })).toBe(
      'http://a/b?action=get&code=C&state=',
    );
  });

  it('starts a query, in front of a fragment', () => {
    expect(withParameters('http://a/b#top', { state: 'S' })).toBe('http://a/b?state=S#top');
  });
});
