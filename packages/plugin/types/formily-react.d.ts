// @formily/react of the legacy page. Declared by hand: the package itself belongs to the host.
declare module '@formily/react' {
  import type { FC } from 'react';

  /** The form of an authenticator around a component; reading its values in an `observer` follows them. */
  export function useForm(): { values: { name?: string; options?: { origin?: string } } };
  export function observer<P>(component: FC<P>): FC<P>;
}
