// axios of the page. Declared by hand: the package itself belongs to the host.
declare module 'axios' {
  import type { RequestAdapter } from '@nocobase/client-v2';

  const axios: {
    defaults: { adapter: unknown };
    getAdapter(adapter: unknown): RequestAdapter;
  };
  export default axios;
}
