import { homepageLink } from '../../shared/sign-in';
import { isUsableName } from '../../shared/usable-name';
import { ownOrigin } from './own-origin';

/** The page for phones, which WeCom opens when its homepage for phones is set on its own. */
const PHONE_PAGE = '/m';

/** What the values are made of, as it stands in the form at the moment. */
export interface ConsoleSubject {
  /** Address of the application's API, as this page reaches it. */
  apiUrl: string;
  origin: string | undefined;
  /** Of the authenticator. */
  name: string | undefined;
}

/** What the administrator pastes into the WeCom console; undefined as long as it cannot be known. */
export interface ConsoleValues {
  /** Host, with a port unless it is the default one. */
  domain: string | undefined;
  homepage: string | undefined;
  phoneHomepage: string | undefined;
  /** Why there will be no links, as a translation key: the server refuses the name, and links with it would not work. */
  problem: string | undefined;
}

export function consoleValues({ apiUrl, origin, name }: ConsoleSubject): ConsoleValues {
  const normal = ownOrigin(origin);
  const isRefused = Boolean(name) && !isUsableName(name ?? '');
  const homepage = normal && name && !isRefused ? homepageLink(normal + new URL(apiUrl).pathname, name) : undefined;
  return {
    domain: normal?.replace(/^https?:\/\//, ''),
    homepage,
    phoneHomepage: homepage && `${homepage}&redirect=${encodeURIComponent(PHONE_PAGE)}`,
    problem: isRefused ? 'wecom_authenticator_name_invalid' : undefined,
  };
}
