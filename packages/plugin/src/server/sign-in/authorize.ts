import { refusedStartCookie } from '../../shared/refused-start';
import { isAuthenticatorName } from '../authenticators/authenticator-name';
import type { SignInError, SignInErrorCode } from '../errors';
import { buildAuthorizeUrl } from '../wecom/authorize-url';
import { clientTarget, signInPath } from './addresses';
import { askedTarget } from './asked-target';
import { readCurrentAuthenticator } from './current-authenticator';
import { asLoggedSignInError } from './explain';
import { startAttempt } from './start-attempt';
import type { Next, RequestContext } from '../request-context';

/** Stands on the sign-in page for what is no name of an authenticator. */
const NO_NAME = '-';
/** The browser's page has this long to open and read why it was sent there, in seconds. */
const REFUSAL_LIFETIME_S = 120;

/**
 * `GET wecom:authorize?authenticator=NAME[&redirect=PATH][&account=new]`: the way into every sign-in but that of the QR code on the
 * sign-in page (button, workbench homepage, automatic login). Answers 302 to WeCom; when it cannot, 302 to the sign-in
 * page with a coded error, because a browser navigated here and a person is looking. `account=new` is a wish, good for
 * nothing but the answer to `wecom_phone_unproven`.
 */
export async function authorize(ctx: RequestContext, next: Next): Promise<void> {
  const { authenticator: name, account } = ctx.action.params;
  const asked = askedTarget(ctx);
  ctx.set('Cache-Control', 'no-store');
  ctx.withoutDataWrapping = true;
  try {
    const authenticator = await readCurrentAuthenticator(ctx, name);
    const request = await startAttempt(ctx, {
      authenticator,
      scope: 'snsapi_base',
      redirectTarget: asked ?? authenticator.options.redirectPath,
      ...(account === 'new' && { account }),
    });
    ctx.redirect(buildAuthorizeUrl(request));
  } catch (error) {
    const refusal = asLoggedSignInError(ctx.app, error);
    rememberRefusedStart(ctx, refusal.code);
    ctx.redirect(await failedPath(ctx, isAuthenticatorName(name) ? name : NO_NAME, refusal, asked));
  }
  await next();
}

// Anybody can write a link with an error in it. The page shows the one that it was given here, so a script must read it.
function rememberRefusedStart(ctx: RequestContext, code: SignInErrorCode): void {
  const cookie = `${refusedStartCookie(ctx.app.name)}=${code}`;
  ctx.append('Set-Cookie', `${cookie}; Path=/; Max-Age=${REFUSAL_LIFETIME_S}; SameSite=Lax`);
}

async function failedPath(
  ctx: RequestContext,
  name: string,
  error: SignInError,
  asked: string | undefined,
): Promise<string> {
  const target = asked && (await clientTarget(ctx, asked));
  const query = new URLSearchParams({ authenticator: name, error: error.code, ...(target && { redirect: target }) });
  return `${await signInPath(ctx, target ?? '', undefined)}?${query.toString()}`;
}
