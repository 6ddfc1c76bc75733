// react-router-dom of both pages. Declared by hand: the package itself belongs to the host.
declare module 'react-router-dom' {
  import type { FC } from 'react';

  /** Leads to another page of the application as soon as it is drawn. */
  export const Navigate: FC<{ to: string; replace?: boolean }>;
}
