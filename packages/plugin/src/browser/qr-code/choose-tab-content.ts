import type { SignInFailure } from '../sign-in-failure';

/**
 * What the tab of an authenticator has: WeCom's `code`, its sign-in `button`, or a hint at the `steps` of the first sign-in.
 * NocoBase has a tab for each authenticator of ours as soon as one of them shows the code. And the steps below the tabs bring
 * a code themselves: of two codes on a page nobody knows which to scan.
 * @param failure the one that the page tells
 */
export function chooseTabContent(
  authenticator: string,
  showsQrCode: boolean,
  failure: Pick<SignInFailure, 'authenticator' | 'homepageUrl'> | undefined,
): 'code' | 'steps' | 'button' {
  const hasSteps = failure?.homepageUrl !== undefined;
  if (showsQrCode && !hasSteps) {
    return 'code';
  }
  return hasSteps && failure.authenticator === authenticator ? 'steps' : 'button';
}
