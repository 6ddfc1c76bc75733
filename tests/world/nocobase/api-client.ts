import { ROOT_USER } from '../../../host/start-host';

/** NocoBase's HTTP API as a user. */
export interface ApiClient {
  /** The session token of the user. */
  token: string;
  /**
   * Calls an action such as `users:create`.
   *
   * @param params query parameters; objects are sent as JSON
   * @param body JSON, or a form with files
   * @returns the reply's `data`
   * @throws Error with NocoBase's message when the reply is not 2xx
   */
  call<T>(action: string, params?: Record<string, unknown>, body?: object): Promise<T>;
  /** The same API as another user. */
  as(account: Account): Promise<ApiClient>;
}

interface Account {
  /** User name or e-mail address. */
  account: string;
  password: string;
}

/**
 * Signs the root user in.
 *
 * @param apiPath path of the application's API, with slashes at both ends
 */
export function signInAsRoot(url: string, apiPath = '/api/'): Promise<ApiClient> {
  return signIn(url, apiPath, { account: ROOT_USER.email, password: ROOT_USER.password });
}

async function signIn(url: string, apiPath: string, credentials: Account): Promise<ApiClient> {
  const { token } = await request<{ token: string }>(new URL(`${apiPath}auth:signIn`, url), {}, credentials);
  return {
    token,
    call: (action, params = {}, body) => {
      const address = new URL(apiPath + action, url);
      for (const [name, value] of Object.entries(params)) {
        address.searchParams.set(name, typeof value === 'string' ? value : JSON.stringify(value));
      }
      return request(address, { Authorization: `Bearer ${token}` }, body);
    },
    as: (account) => signIn(url, apiPath, account),
  };
}

async function request<T>(url: URL, headers: Record<string, string>, body?: object): Promise<T> {
  const isForm = body instanceof FormData;
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { 'X-Authenticator': 'basic', ...headers, ...(body && !isForm && { 'Content-Type': 'application/json' }) },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${url.pathname} answered ${response.status}: ${text}`);
  }
  return (JSON.parse(text) as { data: T }).data;
}
