import { BaseAuth, type AuthConfig } from '@nocobase/auth';
import type { Model } from '@nocobase/database';
import { SignInError, withoutStack, type SignInErrorDetails } from '../errors';
import { noteSignIn } from '../users/note-sign-in';
import { recordFirstSignIn, recordRefusal, type SeenMember } from './record-first-sign-in';
import { forgetRefusal, rememberRefusal } from '../authenticators/last-refusal';
import type { WeComApp } from '../wecom/app';
import { buildAuthorizeUrl } from '../wecom/authorize-url';
import { admit } from '../users/admit';
import type { Attempt } from '../round-trip/attempt';
import { takeCompletion } from '../round-trip/completion';
import { readCurrentAuthenticator, type CurrentAuthenticator } from '../authenticators/current';
import { asLoggedSignInError, refusalForAdministrator } from '../round-trip/explain';
import { firstSignInHelp } from './first-sign-in-help';
import { identifyMember, type IdentifiedMember } from '../round-trip/identify-member';
import { findLinkedUser } from '../users/linked-user';
import { identityOf } from '../wecom/member-profile';
import { rememberPersonalFields } from '../round-trip/personal-fields';
import { refreshProfile } from '../users/refresh-profile';
import { startAttempt } from '../round-trip/start';
import { weComAppOf } from '../authenticators/wecom-of';
import { completeOnce } from '../round-trip/complete-once';
import { findAttempt } from '../round-trip/find-attempt';
import { knownUserId, rememberBrowser } from '../round-trip/known-browser';
import { redeemFor } from '../round-trip/redeem-code';
import { sparingTheCache } from '../nocobase/spare-the-cache';
import { isOurError } from '../render-error';
import type { RequestContext } from '../nocobase/request-context';

/** What the steps of one sign-in share. */
interface SignIn extends SeenMember {
  authenticator: CurrentAuthenticator;
  attempt: Attempt;
  code: string;
  api: WeComApp;
}

/**
 * NocoBase's view of a WeCom sign-in: `auth:signIn` brings code and state. The steps in order: attempt, identity, link,
 * and for a first sign-in consent, match, user. docs/architecture.md draws them.
 */
export class WeComAuth extends BaseAuth {
  /** What is public stays as it is typed; everything else may hold variables and secrets. */
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
      // What anybody refuses on purpose has a status. The rest, such as a session that could not be stored, would tell
      // the browser more than it should know.
      if (!(error instanceof Error && 'status' in error)) {
        throw asLoggedSignInError(this.request.app, error);
      }
      throw isOurError(error) ? withoutStack(error as Error) : error;
    });
    // No browser needs the phone number to go on. Only this copy of the user forgets it; nothing is saved.
    delete (result.user.dataValues as Record<string, unknown>)['phone'];
    return { ...result, redirectTo: this.redirectTo };
  }

  override async validate(): Promise<Model> {
    try {
      return await this.complete();
    } catch (error) {
      throw asLoggedSignInError(this.request.app, error);
    }
  }

  private async complete(): Promise<Model> {
    const { code, state } = takeCompletion(this.request);
    const authenticator = await readCurrentAuthenticator(this.request, this.request.get('X-Authenticator'));
    const { attempt, redirectTo } = await findAttempt(this.request, state, authenticator);
    this.redirectTo = redirectTo;
    const signIn: SignIn = { authenticator, attempt, code, api: weComAppOf(this.request.app, authenticator.options) };
    try {
      checkPurpose(attempt);
      const user = await completeOnce(this.request, attempt, authenticator, () => this.findOrMakeUser(signIn));
      rememberBrowser(this.request, Number(user.get('id')), authenticator.options.origin.startsWith('https:'));
      await forgetRefusal(this.request.app, authenticator.name);
      return user;
    } catch (error) {
      throw await this.explain(signIn, error);
    }
  }

  private async findOrMakeUser(signIn: SignIn): Promise<Model> {
    const { authenticator, attempt, code, api } = signIn;
    const member = await identifyMember(api, attempt, code, redeemFor(this.request, knownUserId(this.request)));
    const identity = identityOf(authenticator.options.credentials.corpId, member.memberId);
    signIn.identity = identity;
    const linked = await findLinkedUser(this.request.db, authenticator, identity);
    if (!linked.user) {
      return this.firstSignIn(signIn, identity, member);
    }
    const profile = await member.readMember();
    await noteSignIn(this.request.app, linked.claim);
    return refreshProfile(this.request, authenticator, linked.user, profile);
  }

  private async firstSignIn(signIn: SignIn, identity: string, member: IdentifiedMember): Promise<Model> {
    const { authenticator, attempt } = signIn;
    const { credentials } = authenticator.options;
    const profile = await member.readProfile((seen) => rememberPersonalFields(this.request.app, credentials, seen));
    signIn.profile = profile;
    const outcome = await sparingTheCache(this.request.app, () =>
      admit(this.request.db, { authenticator, attempt, identity, profile }),
    );
    await recordFirstSignIn(this.request, signIn, outcome);
    switch (outcome.kind) {
      case 'admitted':
        return refreshProfile(this.request, authenticator, outcome.user, profile);
      case 'ask-consent':
        throw await this.askForConsent(signIn, member.memberId, profile.name);
      case 'refuse':
        throw new SignInError(outcome.code, outcome.mayCreate ? { mayCreate: true } : {});
    }
  }

  private async askForConsent({ authenticator, attempt }: SignIn, memberId: string, name: string | undefined) {
    const request = await startAttempt(this.request, {
      authenticator,
      flow: attempt.flow,
      scope: 'snsapi_privateinfo',
      redirectTarget: attempt.redirectTarget,
      member: { memberId, name },
      account: attempt.account,
    });
    return new SignInError('wecom_consent_required', { consentUrl: buildAuthorizeUrl(request) });
  }

  private async explain(signIn: SignIn, error: unknown): Promise<SignInError> {
    const { authenticator, api } = signIn;
    const coded = asLoggedSignInError(this.request.app, error);
    await recordRefusal(this.request, signIn, coded);
    const { code, details } = coded;
    const refusal = refusalForAdministrator(error);
    if (refusal) {
      await rememberRefusal(this.request.app, authenticator.name, refusal);
    }
    const help: SignInErrorDetails =
      code === 'wecom_not_linked' ? await firstSignInHelp(this.request, authenticator, api) : {};
    return new SignInError(code, { redirectTo: this.redirectTo, ...details, ...help });
  }
}

function checkPurpose({ linkFor, expiresAt }: Attempt): void {
  if (linkFor !== undefined) {
    throw new SignInError('wecom_state_mismatch');
  }
  if (expiresAt <= Date.now()) {
    throw new SignInError('wecom_state_expired');
  }
}
