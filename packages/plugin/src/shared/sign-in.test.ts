import { describe, expect, it } from 'vitest';
import { homepageLink } from './sign-in';

describe('the homepage link', () => {
  it.each([
    ['https://nb.test/api/', 'wecom', 'https://nb.test/api/wecom:authorize?authenticator=wecom'],
    [
      'https://nb.test/x/api/__app/a/',
      'a b&c',
      'https://nb.test/x/api/__app/a/wecom:authorize?authenticator=a%20b%26c',
    ],
  ])('of the API %s and the authenticator %s', (apiUrl, authenticator, link) => {
    expect(homepageLink(apiUrl, authenticator)).toBe(link);
  });
});
