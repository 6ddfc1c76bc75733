import type { OwnershipFileRequest } from '../../shared/setup';
import { changing } from '../action';
import { CodedError } from '../errors';
import { updateDiskCopies } from './ownership-files/disk-copies';
import { refuseInSubApplication } from './ownership-files/refuse-in-sub-application';
import { addFile, bodyOf } from './ownership-files/stored-files';
import { ownershipFileRequest } from './setup-request';

/**
 * `POST wecom:saveOwnershipFile { name, body }`, or `{ body }` for contents that were pasted.
 * @throws CodedError wecom_ownership_name_invalid, wecom_ownership_body_invalid, wecom_ownership_files_full,
 *   wecom_ownership_main_application, wecom_setup_request_invalid
 */
export const saveOwnershipFile = changing(ownershipFileRequest, async ({ app, db }, request) => {
  refuseInSubApplication(app);
  const file = await addFile(db, nameToServe(request));
  await updateDiskCopies(app);
  return file;
});

/** @throws CodedError wecom_ownership_name_invalid, wecom_ownership_body_invalid */
function nameToServe({ name, body }: OwnershipFileRequest): string {
  const contents = body.trim();
  if (name !== undefined && bodyOf(name) === undefined) {
    throw new CodedError('wecom_ownership_name_invalid');
  }
  // Nobody has written the name of what was pasted, so nothing is said about it.
  const served = name ?? `WW_verify_${contents}.txt`;
  if (bodyOf(served) !== contents) {
    throw new CodedError('wecom_ownership_body_invalid');
  }
  return served;
}
