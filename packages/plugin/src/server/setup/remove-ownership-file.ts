import { changing } from '../action';
import { updateDiskCopies } from './ownership-files/disk-copies';
import { refuseInSubApplication } from './ownership-files/refuse-in-sub-application';
import { removeFile } from './ownership-files/stored-files';
import { ownershipFileName } from './setup-request';

/**
 * `POST wecom:removeOwnershipFile { name }`
 * @throws CodedError wecom_ownership_main_application, wecom_setup_request_invalid
 */
export const removeOwnershipFile = changing(ownershipFileName, async ({ app, db }, { name }) => {
  refuseInSubApplication(app);
  await removeFile(db, name);
  await updateDiskCopies(app);
  return { name };
});
