import type { ErrorCode } from '../../shared/error-codes';
import { refusedStartCookie } from '../../shared/refused-start';
import type { StartQuery } from '../../shared/sign-in';
import { redirecting } from '../action';
import { isAuthenticatorName } from '../authenticators/authenticator-name';
import type { CodedError } from '../errors';
import { buildAuthorizeUrl } from '../wecom/authorize-url';
import { clientTarget, homepageUrl, signInPath } from '../round-trip/addresses';
import { askedTarget } from '../round-trip/asked-target';
import { readCurrentAuthenticator, type CurrentAuthenticator } from '../authenticators/current';
import { asLoggedError } from '../round-trip/explain';
import { isOpenedElsewhere, openedAddress } from '../round-trip/opened-address';
import { startAttempt } from '../round-trip/start';
import type { RequestContext } from '../nocobase/request-context';

/** Stands on the sign-in page for what is no name of an authenticator. */
const NO_NAME = '-';
/** The browser's page has this long to open and read why it was sent there, in seconds. */
const REFUSAL_LIFETIME_S = 120;

/**
 * `GET wecom:authorize?authenticator=NAME[&redirect=PATH][&account=new][&locale=LANGUAGE]`: the way into every sign-in but
 * that of the QR code on the sign-in page (button, workbench homepage, automatic login). Answers 302 to WeCom, from another
 * address of the application than the origin 302 to the same at the origin first, where WeCom sends the browser back to and
 * the attempt's cookie has to be. When it cannot, 302 to the sign-in page with a coded error, because a browser navigated
 * here and a person is looking. `account=new` is a wish, good for nothing but the answer to `wecom_phone_unproven`. NocoBase
 * reads `locale`, for the language of WeCom's page.
 */
export const authorize = redirecting(async (ctx) => {
  const { authenticator: name, account } = ctx.action.params;
  const asked = askedTarget(ctx);
  try {
    const authenticator = await readCurrentAuthenticator(ctx, name);
    const isElsewhere = isOpenedElsewhere(openedAddress(ctx), authenticator.options.origin);
    const wish: Wish = account === 'new' ? { asked, account } : { asked };
    return isElsewhere ? addressAtOrigin(ctx, authenticator, wish) : await start(ctx, authenticator, wish);
  } catch (error) {
    const refusal = asLoggedError(ctx.app, error);
    rememberRefusedStart(ctx, refusal.code);
    return failedPath(ctx, isAuthenticatorName(name) ? name : NO_NAME, refusal, asked);
  }
});

/** The wishes in the address, beside the authenticator. */
interface Wish {
  /** Already judged safe. */
  asked: string | undefined;
  account?: 'new';
}

async function start(ctx: RequestContext, authenticator: CurrentAuthenticator, { asked, ...wish }: Wish) {
  const redirectTarget = asked ?? authenticator.options.redirectPath;
  return buildAuthorizeUrl(await startAttempt(ctx, { authenticator, scope: 'snsapi_base', redirectTarget, ...wish }));
}

// `at` says that the browser was sent there, so that it happens once: behind a proxy that hides the host, this server
// does not recognise the origin when it is there.
function addressAtOrigin(
  ctx: RequestContext,
  { name, options }: CurrentAuthenticator,
  { asked, ...wish }: Wish,
): string {
  const { locale } = ctx.action.params;
  const query = {
    at: options.origin,
    ...wish,
    ...(asked !== undefined && { redirect: asked }),
    ...(typeof locale === 'string' && { locale }),
  };
  const search = new URLSearchParams(query satisfies Omit<StartQuery, 'authenticator'>).toString();
  return `${homepageUrl(ctx, options, name)}&${search}`;
}

// Anybody can write a link with an error in it. The page shows the one that it was given here, so a script must read it.
function rememberRefusedStart(ctx: RequestContext, code: ErrorCode): void {
  const cookie = `${refusedStartCookie(ctx.app.name)}=${code}`;
  ctx.append('Set-Cookie', `${cookie}; Path=/; Max-Age=${REFUSAL_LIFETIME_S}; SameSite=Lax`);
}

async function failedPath(
  ctx: RequestContext,
  name: string,
  error: CodedError,
  asked: string | undefined,
): Promise<string> {
  const target = asked && (await clientTarget(ctx, asked));
  const query = new URLSearchParams({ authenticator: name, error: error.code, ...(target && { redirect: target }) });
  return `${await signInPath(ctx, target ?? '', undefined)}?${query.toString()}`;
}
