import type { Next, RequestContext } from '../nocobase/request-context';
import { refuseInSubApplication } from './ownership-files/refuse-in-sub-application';
import { listFiles } from './ownership-files/stored-files';

/** `GET wecom:listOwnershipFiles`, for those who may manage authenticators. */
export async function listOwnershipFiles(ctx: RequestContext, next: Next): Promise<void> {
  refuseInSubApplication(ctx);
  ctx.body = await listFiles(ctx.db);
  await next();
}
