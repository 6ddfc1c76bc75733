import type { Application } from '@nocobase/server';
import type { Next, RequestContext } from './request-context';

/** The collections of which no client reads or writes anything: who wrote a value, secrets, who is closed, runs. */
const HIDDEN = [
  'wecomProfileAuthors',
  'wecomSecrets',
  'wecomClosedUsers',
  'wecomTouchedUsers',
  'wecomDirectoryDepartments',
  'wecomDirectoryMembers',
  'wecomDirectoryMemberships',
  'wecomDirectoryRuns',
  'wecomDirectoryFindings',
  'wecomDirectoryDecisions',
];

/** Makes collections ones without actions: NocoBase would offer them to clients, to the root user at least. */
export function hideCollections(app: Application): void {
  app.dataSourceManager.use(refuse, { tag: 'wecom-hide-collections', before: 'auth' });
}

function refuse(ctx: RequestContext, next: Next): Promise<void> {
  return HIDDEN.includes(ctx.action.resourceName.split('.')[0] ?? '') ? ctx.throw(404) : next();
}
