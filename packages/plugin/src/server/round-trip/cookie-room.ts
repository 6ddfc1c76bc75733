/**
 * Room for the attempt cookies of all applications of a host in a request header, in bytes. Web servers
 * allow 8 KB or more for a whole header, and NocoBase's own cookies need their share.
 */
export const COOKIE_ROOM_BYTES = 3 * 1024;

/** An attempt cookie that the browser has. */
export interface KeptCookie {
  name: string;
  bytes: number;
  /** When its attempt ends, in milliseconds since 1970. */
  expiresAt: number;
  /** Whether its attempt can still be completed; the others only tell a late person what happened. */
  isOpen: boolean;
}

/** Length of a cookie in the header: `name=value; `. */
export function bytesOf(name: string, value: string): number {
  return Buffer.byteLength(`${name}=${value}; `);
}

/** In the order in which they go: those that are over before those that are open, and the oldest first. */
export function oldestFirst(cookies: readonly KeptCookie[]): KeptCookie[] {
  return cookies.toSorted((one, other) => Number(one.isOpen) - Number(other.isOpen) || one.expiresAt - other.expiresAt);
}

/**
 * Decides how a new attempt gets its room. A longer version is taken only when no open attempt has to go for it; for the
 * shortest the oldest go, whatever they are: a sign-in comes before where it leads to.
 * @param versions bytes of the versions of the new cookie, best first
 * @returns the version to keep, and the names of those that go
 */
export function makeRoom(
  kept: readonly KeptCookie[],
  versions: readonly number[],
): { version: number; gone: string[] } {
  const all = oldestFirst(kept);
  const closed = all.filter(({ isOpen }) => !isOpen);
  for (const [version, bytes] of versions.entries()) {
    const gone = goneFor(bytes, kept, version === versions.length - 1 ? all : closed);
    if (gone) {
      return { version, gone };
    }
  }
  return { version: versions.length - 1, gone: kept.map(({ name }) => name) };
}

/** Those of the candidates that have to go, in their order; undefined when all of them are not enough. */
function goneFor(bytes: number, kept: readonly KeptCookie[], candidates: readonly KeptCookie[]): string[] | undefined {
  let total = kept.reduce((sum, cookie) => sum + cookie.bytes, bytes);
  const gone: string[] = [];
  for (const cookie of candidates) {
    if (total <= COOKIE_ROOM_BYTES) {
      break;
    }
    gone.push(cookie.name);
    total -= cookie.bytes;
  }
  return total <= COOKIE_ROOM_BYTES ? gone : undefined;
}
