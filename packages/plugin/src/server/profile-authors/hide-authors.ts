import type { Application } from '@nocobase/server';
import type { Next, RequestContext } from '../nocobase/request-context';

/** Makes the collection of authors one without actions: NocoBase would offer it to clients, to the root user at least. */
export function hideAuthors(app: Application): void {
  app.dataSourceManager.use(refuse, { tag: 'wecom-hide-authors', before: 'auth' });
}

function refuse(ctx: RequestContext, next: Next): Promise<void> {
  return ctx.action.resourceName.split('.')[0] === 'wecomProfileAuthors' ? ctx.throw(404) : next();
}
