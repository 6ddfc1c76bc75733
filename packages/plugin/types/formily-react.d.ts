// @formily/react of the legacy page. Declared by hand: the package itself belongs to the host.
declare module '@formily/react' {
  import type { FC } from 'react';

  /** The form of an authenticator around a component; reading its values in an `observer` follows them. */
  export function useForm(): Form;

  interface Form {
    values: { name?: string; options?: { origin?: string } };
    /** The faults, in the order of the fields; `path` is that of the value, such as `options.corpId`. */
    errors: { path?: string }[];
    /** @returns what `unsubscribe` takes */
    subscribe(listener: (event: { type: string }) => void): number;
    unsubscribe(id: number): void;
  }
  export function observer<P>(component: FC<P>): FC<P>;
}
