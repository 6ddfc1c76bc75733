import type { Next, RequestContext } from '../nocobase/request-context';
import { updateDiskCopies } from './ownership-files/disk-copies';
import { refuseInSubApplication } from './ownership-files/refuse-in-sub-application';
import { removeFile } from './ownership-files/stored-files';
import { ownershipFileName, readBody } from './setup-request';

/**
 * `POST wecom:removeOwnershipFile`, for those who may manage authenticators.
 * @throws CodedError wecom_ownership_main_application, wecom_setup_request_invalid
 */
export async function removeOwnershipFile(ctx: RequestContext, next: Next): Promise<void> {
  refuseInSubApplication(ctx);
  const { name } = readBody(ctx, ownershipFileName);
  await removeFile(ctx.db, name);
  await updateDiskCopies(ctx.app);
  await next();
}
