import type { Next, RequestContext } from '../nocobase/request-context';
import { CodedError } from '../errors';
import { updateDiskCopies } from './ownership-files/disk-copies';
import { refuseInSubApplication } from './ownership-files/refuse-in-sub-application';
import { addFile, bodyOf } from './ownership-files/stored-files';
import { ownershipFileRequest, readBody } from './setup-request';

/**
 * `POST wecom:saveOwnershipFile`, for those who may manage authenticators.
 * @throws CodedError wecom_ownership_name_invalid, wecom_ownership_body_invalid, wecom_ownership_files_full,
 *   wecom_ownership_main_application, wecom_setup_request_invalid
 */
export async function saveOwnershipFile(ctx: RequestContext, next: Next): Promise<void> {
  refuseInSubApplication(ctx);
  const { name, body } = readBody(ctx, ownershipFileRequest);
  const expected = bodyOf(name);
  if (expected === undefined) {
    throw new CodedError('wecom_ownership_name_invalid');
  }
  if (body.trim() !== expected) {
    throw new CodedError('wecom_ownership_body_invalid');
  }
  ctx.body = await addFile(ctx.db, name);
  await updateDiskCopies(ctx.app);
  await next();
}
