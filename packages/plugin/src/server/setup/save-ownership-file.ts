import { changing } from '../action';
import { CodedError } from '../errors';
import { updateDiskCopies } from './ownership-files/disk-copies';
import { refuseInSubApplication } from './ownership-files/refuse-in-sub-application';
import { addFile, bodyOf } from './ownership-files/stored-files';
import { ownershipFileRequest } from './setup-request';

/**
 * `POST wecom:saveOwnershipFile { name, body }`
 * @throws CodedError wecom_ownership_name_invalid, wecom_ownership_body_invalid, wecom_ownership_files_full,
 *   wecom_ownership_main_application, wecom_setup_request_invalid
 */
export const saveOwnershipFile = changing(ownershipFileRequest, async ({ app, db }, { name, body }) => {
  refuseInSubApplication(app);
  const expected = bodyOf(name);
  if (expected === undefined) {
    throw new CodedError('wecom_ownership_name_invalid');
  }
  if (body.trim() !== expected) {
    throw new CodedError('wecom_ownership_body_invalid');
  }
  const file = await addFile(db, name);
  await updateDiskCopies(app);
  return file;
});
