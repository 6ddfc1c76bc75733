import { refusedStartCookie, writeRefusedStart } from '../../shared/refused-start';
import type { StartQuery } from '../../shared/sign-in';
import { redirecting } from '../action';
import { isAuthenticatorName } from '../authenticators/authenticator-name';
import type { CodedError } from '../errors';
import { buildAuthorizeUrl } from '../wecom/authorize-url';
import { clientTarget, homepageUrl, signInPath } from '../round-trip/addresses';
import { askedTarget } from '../round-trip/asked-target';
import type { CurrentAuthenticator } from '../authenticators/current';
import { asLoggedError } from '../explain';
import { isOpenedElsewhere, openedAddress } from '../round-trip/opened-address';
import { startAttempt } from '../round-trip/start';
import { referenceOfRequest } from '../nocobase/reference';
import type { RequestContext } from '../nocobase/request-context';
import { startingAuthenticator } from './starting-authenticator';

/** Stands on the sign-in page for what is no name of an authenticator. */
const NO_NAME = '-';
/** The browser's page has this long to open and read why it was sent there, in seconds. */
const REFUSAL_LIFETIME_S = 120;

/**
 * `GET wecom:authorize?authenticator=NAME[&redirect=PATH][&account=new][&locale=LANGUAGE]`: the way into every sign-in but
 * that of the QR code on the sign-in page (button, workbench homepage, automatic login). Answers 302 to WeCom, from another
 * address of the application than the origin 302 to the same at the origin first, where WeCom sends the browser back to and
 * the attempt's cookie has to be. When it cannot, 302 to the sign-in page with a coded error, because a browser navigated
 * here and a person is looking. `account=new` is a wish, good for nothing but the answer to `wecom_phone_unproven`; `locale`
 * is for the language of WeCom's page.
 */
export const authorize = redirecting(async (ctx) => {
  const { authenticator: name } = ctx.action.params;
  const asked = askedTarget(ctx);
  try {
    const authenticator = await startingAuthenticator(ctx, name);
    const isElsewhere = isOpenedElsewhere(openedAddress(ctx), authenticator.options.origin);
    return isElsewhere ? addressAtOrigin(ctx, authenticator, asked) : await start(ctx, authenticator, asked);
  } catch (error) {
    const refusal = asLoggedError(ctx.app, error);
    rememberRefusedStart(ctx, refusal);
    return failedPath(ctx, isAuthenticatorName(name) ? name : NO_NAME, refusal, asked);
  }
});

async function start(ctx: RequestContext, authenticator: CurrentAuthenticator, asked: string | undefined) {
  const redirectTarget = asked ?? authenticator.options.redirectPath;
  const account = wishOf(ctx);
  return buildAuthorizeUrl(await startAttempt(ctx, { authenticator, scope: 'snsapi_base', redirectTarget, account }));
}

function wishOf({ action }: RequestContext): 'new' | undefined {
  return action.params['account'] === 'new' ? 'new' : undefined;
}

// `at` says that the browser was sent there, so that it happens once: behind a proxy that hides the host, this server
// does not recognise the origin when it is there.
function addressAtOrigin(
  ctx: RequestContext,
  { name, options }: CurrentAuthenticator,
  asked: string | undefined,
): string {
  const { locale } = ctx.action.params;
  const account = wishOf(ctx);
  const query = {
    at: options.origin,
    ...(account && { account }),
    ...(typeof locale === 'string' && { locale }),
    ...(asked !== undefined && { redirect: asked }),
  };
  const search = new URLSearchParams(query satisfies Omit<StartQuery, 'authenticator'>).toString();
  return `${homepageUrl(ctx, options, name)}&${search}`;
}

// Anybody can write a link with an error in it. The page shows the one that it was given here, so a script must read it.
function rememberRefusedStart(ctx: RequestContext, { code, details }: CodedError): void {
  const refused = writeRefusedStart({ code, reference: details.reference ?? referenceOfRequest(ctx) });
  const cookie = `${refusedStartCookie(ctx.app.name)}=${refused}`;
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
