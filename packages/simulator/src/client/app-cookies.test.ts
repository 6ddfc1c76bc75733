import { describe, expect, it } from 'vitest';
import { AppCookies } from './app-cookies.js';

function endsOf(setCookies: string[], requestPath = '/api/auth:signIn?x=/1/2'): string[] {
  const cookies = new AppCookies();
  cookies.note(setCookies, requestPath);
  return cookies.takeEnds();
}

describe('the cookies that the app has set', () => {
  it.each([
    ['token=abc=; Path=/; HttpOnly', 'token=; Path=/; Max-Age=0'],
    [' attempt = 1; path=/api/ ; SameSite=Lax', 'attempt=; Path=/api/; Max-Age=0'],
    ['plain=1', 'plain=; Path=/api; Max-Age=0'],
    ['odd=1; Path=elsewhere', 'odd=; Path=/api; Max-Age=0'],
  ])('%s are ended by %s', (set, end) => {
    expect(endsOf([set])).toEqual([end]);
  });

  it('without a path belong to the root when the request did', () => {
    expect(endsOf(['plain=1'], '/signin')).toEqual(['plain=; Path=/; Max-Age=0']);
  });

  it('are ended once each, on every path, and then forgotten', () => {
    const cookies = new AppCookies();
    cookies.note(['a=1; Path=/', 'a=2; Path=/v/'], '/');
    cookies.note(['a=3; Path=/'], '/');
    expect(cookies.takeEnds()).toEqual(['a=; Path=/; Max-Age=0', 'a=; Path=/v/; Max-Age=0']);
    expect(cookies.takeEnds()).toEqual([]);
  });
});
