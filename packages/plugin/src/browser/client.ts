import type { BaseApplication } from '@nocobase/client-v2';
import { isWeChatOnPhone, isWeCom } from '../shared/user-agent';
import { createMyWeCom, type MyWeComState } from './my-wecom';
import { createMarks, type Marks } from './marks';
import type { SignInFailure } from './sign-in-failure';
import { readShell, type Shell, type ShellKind } from './shell';

/** Name under which NocoBase tells every page the first segment of the modern client's paths. */
const MODERN_PREFIX = '__nocobase_modern_client_prefix__';

/** The parts of the browser that a sign-in uses; a test brings its own. */
export type Browser = Pick<
  Window,
  | 'location'
  | 'history'
  | 'navigator'
  | 'sessionStorage'
  | 'document'
  | 'matchMedia'
  | 'parent'
  | 'top'
  | 'addEventListener'
  | 'removeEventListener'
> & {
  [MODERN_PREFIX]?: string;
};

/** Everything that the steps of a sign-in share on one page. */
export interface Client {
  app: BaseApplication;
  browser: Browser;
  shell: Shell;
  marks: Marks;
  /** The last sign-in that did not go on, until the person starts another. */
  failure: SignInFailure | undefined;
  /** The dialog behind “WeCom” in the user menu. */
  myWeCom: MyWeComState;
}

export function createClient(app: BaseApplication, kind: ShellKind, browser: Browser): Client {
  const shell = readShell(app, kind, browser[MODERN_PREFIX] || 'v');
  const marks = createMarks(sessionStorageOf(browser), app.name);
  return { app, browser, shell, marks, failure: undefined, myWeCom: createMyWeCom() };
}

// Reading the property throws where the person forbids storage.
function sessionStorageOf(browser: Browser): Storage | undefined {
  try {
    return browser.sessionStorage;
  } catch {
    return undefined;
  }
}

export function isInWeCom({ browser }: Client): boolean {
  return isWeCom(browser.navigator.userAgent);
}

/** Whether WeCom's in-app page serves this browser: then there is no code to scan. */
export function hasInAppPage(client: Client): boolean {
  return isInWeCom(client) || isWeChatOnPhone(client.browser.navigator.userAgent);
}
