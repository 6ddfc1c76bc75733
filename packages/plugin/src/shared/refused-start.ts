/** The refusal of a start, as the server tells it to the browser by a cookie. */
export interface RefusedStart {
  code: string;
  /** By which an administrator finds the case, as in `FailureDetails`. */
  reference: string;
}

// Another host of the same site can leave a cookie here, and what it says would be drawn.
const WRITTEN = /^(?<code>wecom_[a-z_]{1,40})\.(?<reference>[0-9A-Z]{8})$/;

/**
 * The cookie in which the server tells this browser with which code it refused to start a sign-in. The sign-in page reads
 * and removes it: a code in an address alone, which anybody can write, is not shown. Nothing in it is secret.
 * @param appName name of the application: several share an origin
 */
export function refusedStartCookie(appName: string): string {
  return `nb_wecom_refused_${encodeURIComponent(appName)}`;
}

/** Writes the cookie's value: `CODE.REFERENCE`. */
export function writeRefusedStart({ code, reference }: RefusedStart): string {
  return `${code}.${reference}`;
}

/** Reads the cookie's value; undefined for what no server of ours has written. */
export function readRefusedStart(value: string): RefusedStart | undefined {
  const { code, reference } = WRITTEN.exec(value)?.groups ?? {};
  return code && reference ? { code, reference } : undefined;
}
