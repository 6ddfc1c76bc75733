import type { Browser } from './client';
import type { SignInFailure } from './sign-in-failure';

/** What the sign-in page's entry in the history keeps beside its address. */
interface KeptState {
  failure?: SignInFailure;
}

/** The failure as the entry in the history keeps it, without the way on to WeCom. */
export function stateWith({ consentUrl: _consentUrl, ...failure }: SignInFailure): KeptState {
  return { failure };
}

/**
 * The failure that this page told before it was loaded again. NocoBase loads the page again for another language, which
 * whoever could not read the failure chooses.
 */
export function keptFailure({ history }: Browser): SignInFailure | undefined {
  return (history.state as KeptState | null)?.failure;
}
