import { AsyncLocalStorage } from 'node:async_hooks';
import type { Application } from '@nocobase/server';
import type { Next, RequestContext } from '../nocobase/request-context';
import type { Actor } from './writer';

/**
 * A request while it is answered. What it set off and nobody waits for, such as a workflow, goes on as a job. What goes on
 * after a failure was waited for, and stays the person's.
 */
interface OpenRequest {
  ctx: RequestContext | undefined;
}

const openRequests = new AsyncLocalStorage<OpenRequest | 'wecom'>();

/**
 * Keeps in mind on whose behalf the server works: NocoBase writes profiles and sign-ups without saying for whom. All data
 * sources and actions are within it.
 */
export function noteActors(app: Application): void {
  app.use(noteActor, { tag: 'wecom-actor', before: 'dataSource' });
}

function noteActor(ctx: RequestContext, next: Next): Promise<void> {
  const request: OpenRequest = { ctx };
  return openRequests.run(request, async () => {
    await next();
    request.ctx = undefined;
  });
}

/** Does work of this plugin: what it writes comes from WeCom, whoever's request it is. */
export function asWeCom<Result>(work: () => Promise<Result>): Promise<Result> {
  return openRequests.run('wecom', work);
}

/** The current actor. Read when something is written: only then does NocoBase know whose session it is. */
export function currentActor(): Actor {
  const request = openRequests.getStore();
  if (request === 'wecom') {
    return { kind: 'wecom' };
  }
  return request?.ctx ? personIn(request.ctx) : { kind: 'nobody' };
}

function personIn({ app, state }: RequestContext): Actor {
  const { currentUser, currentRole, currentRoles = currentRole ? [currentRole] : [] } = state;
  const mayManageUsers = currentRoles.some(
    (role) => role === 'root' || app.acl.getRole(role)?.snippetAllowed(MANAGES_USERS),
  );
  const userId = Number(currentUser?.id);
  return { kind: 'person', userId: Number.isNaN(userId) ? undefined : userId, mayManageUsers };
}

/** An action that NocoBase's snippet "may manage users" allows, and nothing else does. */
const MANAGES_USERS = 'wecom:resolveRefusal';
