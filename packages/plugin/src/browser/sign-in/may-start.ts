/** A session is looked at again after this time, in milliseconds: the client may be in other hands. */
const RECHECK_AFTER_MS = 10 * 60_000;

/** A session that ends sooner than this after a sign-in never held; signing in again would go round in circles. */
const SHORTEST_SESSION_MS = 10_000;

/** The facts when a page opens inside WeCom. */
export interface OpenedPage {
  hasSession: boolean;
  /** Automatic login failed in this web view, or the person signed out. */
  isStopped: boolean;
  /** A sign-in has been started and has not come back. */
  isUnderWay: boolean;
  /** Since it was last asked whose session this is, in milliseconds. */
  sinceVerifiedMs: number;
  isOnline: boolean;
  /** The server can send the browser back to this very page. */
  canComeBack: boolean;
}

/**
 * Whether automatic login may start: without a session as soon as nothing speaks against it, with one only to see whose
 * it is, seldom, and where nothing is lost by it.
 */
export function mayStart(page: OpenedPage): boolean {
  if (page.isStopped || page.isUnderWay) {
    return false;
  }
  // A clock that was set back must not hold it up for ever.
  const sinceMs = Math.abs(page.sinceVerifiedMs);
  return page.hasSession
    ? sinceMs >= RECHECK_AFTER_MS && page.isOnline && page.canComeBack
    : sinceMs > SHORTEST_SESSION_MS;
}
