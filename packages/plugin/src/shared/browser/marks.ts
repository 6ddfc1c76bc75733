import { NAMESPACE } from '../auth-type';

/**
 * - `verified`: a sign-in was completed here; its value is when, in milliseconds.
 * - `automatic`: the sign-in under way was not asked for by the person.
 * - `stopped`: automatic login failed or the person signed out, so that it waits for the person.
 */
export type Mark = 'verified' | 'automatic' | 'stopped';

/** What is remembered about sign-ins until the web view or tab is closed. */
export interface Marks {
  get(mark: Mark): string | null;
  set(mark: Mark, value: string): void;
  clear(...marks: Mark[]): void;
}

/**
 * @param storage session storage of the page; without one automatic login is off, for nothing could stop it
 * @param appName name of the application: several share an origin
 */
export function createMarks(storage: Storage | undefined, appName: string): Marks {
  const key = (mark: Mark) => `${NAMESPACE}:${appName}:${mark}`;
  return {
    get: (mark) => (storage ? storage.getItem(key(mark)) : mark === 'stopped' ? 'no storage' : null),
    set: (mark, value) => storage?.setItem(key(mark), value),
    clear: (...marks) => marks.forEach((mark) => storage?.removeItem(key(mark))),
  };
}
