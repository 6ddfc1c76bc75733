import * as z from 'zod/mini';
import { readRedirectTarget } from '../../shared/redirect-target';
import { authenticatorName } from '../authenticators/authenticator-name';
import { CodedError } from '../errors';
import { readCurrentAuthenticator } from '../authenticators/current';
import { refuseElsewhere } from '../round-trip/opened-address';
import { startAttempt } from '../round-trip/start';
import { buildAuthorizeUrl } from '../wecom/authorize-url';
import { changing } from '../action';
import { currentUserId } from '../nocobase/request-context';
import { findOwnLink } from './my-links';

const asked = {
  values: z.object({ authenticator: authenticatorName, redirect: z.string() }),
  otherwise: 'wecom_link_not_found',
} as const;

/**
 * `POST wecom:startLink { authenticator, redirect }`: starts the attempt to link the signed-in user, bound to that user
 * and this browser. Answers with the address of WeCom's page.
 */
export const startLink = changing(asked, async (ctx, { authenticator: name, redirect }) => {
  const userId = currentUserId(ctx);
  const authenticator = await readCurrentAuthenticator(ctx, name);
  refuseElsewhere(ctx, authenticator.options.origin);
  if (await findOwnLink(ctx.db, userId, name)) {
    throw new CodedError('wecom_user_linked');
  }
  const request = await startAttempt(ctx, {
    authenticator,
    purpose: { kind: 'link', userId },
    scope: 'snsapi_base',
    redirectTarget: readRedirectTarget(redirect) ?? authenticator.options.redirectPath,
  });
  return { url: buildAuthorizeUrl(request) };
});
