/** The shapes of stored options that both the forms and the server check. */

/** Corp ID: 18 characters that begin with `ww`, in old companies `wx`, in private editions another `w…`. */
export const CORP_ID = /^w[a-z][a-zA-Z0-9]{16}$/;

/** Agent ID: a number. */
export const AGENT_ID = /^\d{1,10}$/;

/**
 * Reads an origin: scheme and host, port when it is not the default one, nothing else.
 * @returns the origin in its normal form, or undefined when the text is something else
 */
export function parseOrigin(value: string): string | undefined {
  const url = parseHttpUrl(value);
  return url?.pathname === '/' ? url.origin : undefined;
}

/**
 * Reads the base address of one of WeCom's hosts; a path is allowed, since an outgoing proxy may need one.
 * @returns the address without a trailing slash, or undefined when the text is something else
 */
export function parseBaseUrl(value: string): string | undefined {
  const url = parseHttpUrl(value);
  return url && `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

function parseHttpUrl(value: string): URL | undefined {
  // A bare "?" or "#" leaves search and hash empty, so the text is looked at as well.
  if (/[\s\\?#]/.test(value) || !/^https?:\/\//i.test(value)) {
    return undefined;
  }
  try {
    const url = new URL(value);
    return url.username || url.password ? undefined : url;
  } catch {
    return undefined;
  }
}
