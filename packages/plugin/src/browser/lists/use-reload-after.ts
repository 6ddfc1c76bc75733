import { useEffect, useRef } from 'react';

/** Loads a list again whenever a value has changed, but not at first: a list loads itself. */
export function useReloadAfter(value: string, reload: () => Promise<void>): void {
  const seen = useRef(value);
  useEffect(() => {
    if (seen.current !== value) {
      seen.current = value;
      void reload();
    }
  }, [value, reload]);
}
