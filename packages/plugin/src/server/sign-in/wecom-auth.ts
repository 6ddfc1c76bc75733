import { BaseAuth, type AuthConfig } from '@nocobase/auth';
import type { Model } from '@nocobase/database';
import { forgetRefusal } from '../authenticators/last-refusal';
import { refuseWhenClosed } from '../closed-users/gate';
import { withoutStack } from '../errors';
import type { RequestContext } from '../nocobase/request-context';
import { isOurError } from '../render-error';
import { type Arrival, completeRoundTrip } from '../round-trip/complete';
import { takeCompletion } from '../round-trip/completion';
import { asLoggedError } from '../explain';
import { knownUserId, rememberBrowser } from '../round-trip/known-browser';
import { findLinkedUser } from '../users/linked-user';
import { noteSignIn } from '../users/note-sign-in';
import { refreshProfile } from '../users/refresh-profile';
import { dismissRefusals } from '../users/refusals';
import { firstSignIn } from './first-sign-in';
import { firstSignInHelp } from './first-sign-in-help';
import { recordRefusal } from './record-first-sign-in';

/**
 * NocoBase's view of a WeCom sign-in: `auth:signIn` brings code and state. The steps in order: those of every return from
 * WeCom (`complete.ts`), link, and for a first sign-in consent, match, user. docs/architecture.md draws them.
 */
export class WeComAuth extends BaseAuth {
  /** Public options stay as typed; all others may hold variables and secrets. */
  static override optionsKeysNotAllowedInEnv = ['public'];

  private redirectTo = '';
  private readonly request: RequestContext;

  constructor(config: AuthConfig) {
    super({ ...config, userCollection: config.ctx.db.getCollection('users') });
    // NocoBase's middleware adds the translations that its type does not mention.
    this.request = config.ctx as unknown as RequestContext;
  }

  /**
   * Completes a sign-in.
   * @returns user and session token as NocoBase's sign-in does, and the path to go to
   */
  override async signIn() {
    this.request.set('Cache-Control', 'no-store');
    const result = await super.signIn().catch((error: unknown) => {
      // Deliberate refusals carry a status. The rest, such as a session that could not be stored, would tell
      // the browser more than it should know.
      if (!(error instanceof Error && 'status' in error)) {
        throw asLoggedError(this.request.app, error);
      }
      throw isOurError(error) ? withoutStack(error as Error) : error;
    });
    // No browser needs the phone number to go on. Only this copy of the user forgets it; nothing is saved.
    delete (result.user.dataValues as Record<string, unknown>)['phone'];
    return { ...result, redirectTo: this.redirectTo };
  }

  override async validate(): Promise<Model> {
    try {
      const { user, redirectTo } = await completeSignIn(this.request);
      this.redirectTo = redirectTo;
      return user;
    } catch (error) {
      throw asLoggedError(this.request.app, error);
    }
  }
}

function completeSignIn(ctx: RequestContext) {
  return completeRoundTrip(ctx, {
    authenticator: ctx.get('X-Authenticator'),
    completion: takeCompletion(ctx),
    purpose: { kind: 'sign-in' },
    payer: knownUserId(ctx),
    arrive: (arrival) => signInMember(ctx, arrival),
    refuse: async (found, refusal) => {
      await recordRefusal(ctx, found, refusal);
      return refusal.code === 'wecom_not_linked' ? firstSignInHelp(ctx, found.authenticator) : {};
    },
  });
}

async function signInMember(ctx: RequestContext, arrival: Arrival) {
  const { name, options } = arrival.authenticator;
  const user = (await signInLinked(ctx, arrival)) ?? (await firstSignIn(ctx, arrival));
  rememberBrowser(ctx, Number(user.get('id')), options.origin.startsWith('https:'));
  // What refused everybody no longer does.
  if (await forgetRefusal(ctx.app, name)) {
    await dismissRefusals(ctx.db, { authenticator: name, identity: '' });
  }
  return { user, redirectTo: arrival.redirectTo };
}

async function signInLinked(
  ctx: RequestContext,
  { authenticator, identity, member }: Arrival,
): Promise<Model | undefined> {
  const linked = await findLinkedUser(ctx.db, authenticator, identity);
  if (!linked.user) {
    return undefined;
  }
  const profile = await member.readMember();
  // The gate would refuse it as well, but without a record of it.
  refuseWhenClosed(ctx.app, linked.user.get('id'));
  await noteSignIn(ctx.app, linked.claim);
  return refreshProfile(ctx, authenticator, linked.user, profile);
}
