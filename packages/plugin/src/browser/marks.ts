import { NAMESPACE } from '../shared/auth-type';

/**
 * - `verified`: when it was last asked whose session this is; milliseconds.
 * - `left`: for which sign-in this web view went to WeCom, until that has ended; see `departure.ts`.
 * - `asked`: the person was already asked for consent while a session was looked at again.
 * - `told`: the failure that the server told last; see `sign-in/told-failure.ts`.
 * - `stopped`: automatic login failed or the person signed out, so that it waits for the person.
 */
export type Mark = 'verified' | 'left' | 'asked' | 'told' | 'stopped';

/** The memory of sign-ins until the web view or tab is closed. Never throws. */
export interface Marks {
  get(mark: Mark): string | null;
  /** @returns whether the mark outlasts this page; otherwise it holds on this page only */
  set(mark: Mark, value: string): boolean;
  clear(...marks: Mark[]): void;
}

/**
 * @param storage session storage of the page; undefined where it is forbidden
 * @param appName name of the application: several share an origin
 */
export function createMarks(storage: Storage | undefined, appName: string): Marks {
  const key = (mark: Mark) => `${NAMESPACE}:${appName}:${mark}`;
  // Marks that the storage did not take, be it full, read-only or forbidden.
  const ofThisPage = new Map<Mark, string | null>();
  const write = (mark: Mark, value: string | null): boolean => {
    ofThisPage.set(mark, value);
    try {
      if (value === null) {
        storage?.removeItem(key(mark));
      } else {
        storage?.setItem(key(mark), value);
      }
      const isKept = storage?.getItem(key(mark)) === value;
      if (isKept) {
        ofThisPage.delete(mark);
      }
      return isKept;
    } catch {
      return false;
    }
  };
  const read = (mark: Mark): string | null => {
    try {
      return storage?.getItem(key(mark)) ?? null;
    } catch {
      return null;
    }
  };
  return {
    get(mark) {
      // Without a storage nothing could stop automatic login.
      if (!storage && mark === 'stopped') {
        return 'no storage';
      }
      const value = ofThisPage.get(mark);
      return value === undefined ? read(mark) : value;
    },
    set: write,
    clear: (...marks) => marks.forEach((mark) => write(mark, null)),
  };
}
