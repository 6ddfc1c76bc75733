import type { Client } from './client';
import { fromTarget } from './shell';

/** The root-relative path that the sign-in page was asked to lead to; undefined when it was not asked. */
export function wantedPath({ browser, shell }: Client): string | undefined {
  return fromTarget(shell, new URLSearchParams(browser.location.search).get('redirect'));
}
