import type { Browser } from './client';

/** The value of a cookie that this page may read; undefined without one. Never throws, also where cookies are forbidden. */
export function readCookie({ document }: Browser, name: string): string | undefined {
  try {
    return document.cookie
      .split('; ')
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  } catch {
    return undefined;
  }
}

/**
 * Writes a cookie for all pages of this host. Never throws.
 * @param lifetimeS seconds; 0 removes the cookie
 */
export function writeCookie({ document }: Browser, name: string, value: string, lifetimeS: number): void {
  try {
    document.cookie = `${name}=${value}; Path=/; Max-Age=${lifetimeS}; SameSite=Lax`;
  } catch {
    // The person forbids cookies: then no sign-in can be completed here either, and the server says so.
  }
}
