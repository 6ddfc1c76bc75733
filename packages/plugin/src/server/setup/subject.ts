import type { SetupRequest } from '../../shared/setup';
import { WECOM_HOSTS } from '../../shared/options';
import { readFormOptions, type FormOptions } from '../authenticators/form-options';
import { readSecret, type StoredSecret } from '../authenticators/secret-store';
import type { RequestContext } from '../nocobase/request-context';
import { readSavedAuthenticators } from '../authenticators/saved';

/** The authenticator that is being set up, and what this server may do for it. */
export interface Subject {
  /** As in the form; it need not be saved. */
  name: string;
  /** With the stored secret where the form has none. */
  options: FormOptions;
  /** Whether a secret is stored that nobody can read any more, and the form has none. */
  isSecretUnreadable: boolean;
  /** Whether this server calls the options' WeCom API: WeCom's own, or a saved one (docs/adr/0013). */
  mayCallApi: boolean;
  /** Whether this server fetches from the options' origin: only from a saved one. */
  mayFetchOrigin: boolean;
}

/** Reads what a request is about. */
export async function readSubject(
  ctx: RequestContext,
  { authenticator: name, options: typed }: SetupRequest,
): Promise<Subject> {
  const options = readFormOptions(ctx.app, { ...typed });
  const saved = await readSavedAuthenticators(ctx);
  const { apiBaseUrl } = options;
  const stored: StoredSecret = options.secret
    ? { state: 'stored', secret: options.secret }
    : await readSecret(ctx.app, { authenticator: name, kind: 'app', apiBaseUrl });
  return {
    name,
    options: { ...options, secret: stored.state === 'stored' ? stored.secret : '' },
    isSecretUnreadable: stored.state === 'unreadable',
    mayCallApi: [WECOM_HOSTS.apiBaseUrl, ...saved.map((one) => one.apiBaseUrl)].includes(options.apiBaseUrl),
    mayFetchOrigin: saved.some((one) => one.origin !== undefined && one.origin === options.origin.normal),
  };
}
