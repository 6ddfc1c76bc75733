/**
 * The host of a redirect URI as it is written, port included, lower-cased. A default port that is spelt out stays,
 * and so fails the comparison with a trusted domain, as on WeCom.
 */
function writtenHost(redirectUri: string): string | undefined {
  return /^https?:\/\/([^/?#\\]+)/i.exec(redirectUri)?.[1]?.toLowerCase();
}

/** Whether the host of a redirect URI is among the domains: exact, with port; scheme and path do not matter. */
export function isTrusted(redirectUri: string, domains: string[]): boolean {
  const host = writtenHost(redirectUri);
  return host !== undefined && domains.some((domain) => domain.toLowerCase() === host);
}

/** Appends parameters behind whatever query the redirect URI has; an empty value stays as `state=`. */
export function withParameters(redirectUri: string, parameters: Record<string, string>): string {
  const [address = '', fragment] = redirectUri.split('#', 2);
  const query = new URLSearchParams(parameters).toString();
  const joint = address.includes('?') ? '&' : '?';
  return `${address}${joint}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}
