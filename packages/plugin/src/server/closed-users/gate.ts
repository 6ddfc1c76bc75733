import type { Application } from '@nocobase/server';
import { CodedError } from '../errors';
import type { Next, RequestContext } from '../nocobase/request-context';
import { closedUsersOf } from './closed-users';
import { guardIdentityProvider } from './guard-identity-provider';
import { keepLooking } from './look-again';

/**
 * The gate: lets no closed user in, by whichever door. It stands where sessions are judged and made, on what NocoBase's
 * `authManager.get()` returns, because sockets and NocoBase's identity provider call that without a request for a resource.
 * A middleware behind it sees the users whom others have put into a request (docs/adr/0025-closed-accounts.md).
 */
export function gateClosedUsers(app: Application): void {
  keepLooking(app);
  guardAuthManager(app);
  guardIdentityProvider(app);
  // Not "before acl": that would move NocoBase's check of permissions behind middlewares it has to come before.
  app.dataSourceManager.use(refuseClosed, { tag: 'wecom-refuse-closed', after: 'auth' });
}

/**
 * Refuses a closed user.
 * @throws CodedError wecom_account_closed
 */
export function refuseWhenClosed(app: Application, userId: unknown): void {
  if (closedUsersOf(app).has(userId)) {
    throw new CodedError('wecom_account_closed');
  }
}

/** Says in the log how many accounts open with the end of the gate. */
export function warnOfOpening(app: Application): void {
  const { size } = closedUsersOf(app);
  if (size > 0) {
    app.log.warn(`Disabling the WeCom plugin opens ${size} closed accounts`, { method: 'WeCom closed users' });
  }
}

type AuthManager = Application['authManager'];
type Auth = Awaited<ReturnType<AuthManager['get']>>;

/** What the gate stands on. Only what is made from NocoBase's `BaseAuth` has all of it. */
interface Guarded {
  check: () => Promise<unknown>;
  signIn: () => Promise<unknown>;
  checkToken?: () => Promise<{ user?: unknown }>;
  signNewToken?: (userId: unknown) => Promise<string>;
}

const guardedManagers = new WeakSet<AuthManager>();

// NocoBase makes a new one for each reload, and may load the plugin twice on the same.
function guardAuthManager(app: Application): void {
  const { authManager } = app;
  if (guardedManagers.has(authManager)) {
    return;
  }
  guardedManagers.add(authManager);
  const get = authManager.get.bind(authManager);
  authManager.get = async (name, ctx) => guarded(app, await get(name, ctx));
}

// NocoBase judges first: who has no valid token is not told whether somebody is closed.
function guarded(app: Application, auth: Auth): Auth {
  const methods = auth as unknown as Guarded;
  const check = methods.check.bind(auth);
  methods.check = async () => refused(app, await check());
  const signIn = methods.signIn.bind(auth);
  methods.signIn = async () => {
    const result = await signIn();
    refused(app, (result as { user?: unknown } | undefined)?.user);
    return result;
  };
  // A token that is about to be renewed, and one that a socket or the identity provider shows.
  const checkToken = methods.checkToken?.bind(auth);
  if (checkToken) {
    methods.checkToken = async () => {
      const result = await checkToken();
      refused(app, result.user);
      return result;
    };
  }
  // Before there is a token that would come alive when the user is opened.
  const signNewToken = methods.signNewToken?.bind(auth);
  if (signNewToken) {
    methods.signNewToken = async (userId) => {
      refuseWhenClosed(app, userId);
      return signNewToken(userId);
    };
  }
  return auth;
}

function refused<User>(app: Application, user: User): User {
  refuseWhenClosed(app, (user as { id?: unknown } | null | undefined)?.id);
  return user;
}

/**
 * Refuses closed users whom something else than NocoBase's check has put into a request: an identity provider, or an address
 * of a file that carries its own token.
 * @throws CodedError wecom_account_closed
 */
function refuseClosed(ctx: RequestContext, next: Next): Promise<void> {
  refuseWhenClosed(ctx.app, ctx.state.currentUser?.id);
  const fileToken = ctx.state.fileAccess?.temporaryAccessToken;
  if (fileToken) {
    refuseWhenClosed(ctx.app, subjectOf(fileToken));
  }
  return next();
}

// Unverified: file-manager does that before it hands the file out, and who changes the subject ends there.
function subjectOf(token: string): unknown {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return (claims as { sub?: unknown }).sub;
  } catch {
    return undefined;
  }
}
