import { reading } from '../action';
import { refuseInSubApplication } from './ownership-files/refuse-in-sub-application';
import { listFiles } from './ownership-files/stored-files';

/**
 * `GET wecom:listOwnershipFiles`
 * @throws CodedError wecom_ownership_main_application
 */
export const listOwnershipFiles = reading(async ({ app, db }) => {
  refuseInSubApplication(app);
  return listFiles(db);
});
