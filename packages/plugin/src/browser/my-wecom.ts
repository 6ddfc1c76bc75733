import type { Failure } from '../shared/sign-in';

/** How an attempt to link ended; nothing when the person just opened the dialog. */
export interface LinkOutcome {
  isLinked?: boolean;
  error?: Failure;
}

/** Whether the dialog is open, and what it has to tell. The menu and a return from WeCom open it from outside of React. */
export interface MyWeComState {
  open: (outcome?: LinkOutcome) => void;
  close: () => void;
  /** Undefined while the dialog is closed. */
  current: () => LinkOutcome | undefined;
  /** @returns ends the subscription */
  subscribe: (listener: () => void) => () => void;
}

export function createMyWeCom(): MyWeComState {
  let outcome: LinkOutcome | undefined;
  const listeners = new Set<() => void>();
  const set = (next: LinkOutcome | undefined) => {
    outcome = next;
    listeners.forEach((listener) => listener());
  };
  return {
    open: (next = {}) => set(next),
    close: () => set(undefined),
    current: () => outcome,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
