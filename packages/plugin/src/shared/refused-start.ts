/**
 * The cookie in which the server tells this browser with which code it refused to start a sign-in. The sign-in page reads
 * and removes it: a code in an address alone, which anybody can write, is not shown. Nothing in it is secret.
 * @param appName name of the application: several share an origin
 */
export function refusedStartCookie(appName: string): string {
  return `nb_wecom_refused_${encodeURIComponent(appName)}`;
}
