import type { Feature } from '../feature';
import { applyAppSetting } from './apply-app-setting';
import { check } from './check';
import { lastRefusal } from './last-refusal';
import { listOwnershipFiles } from './list-ownership-files';
import { removeOwnershipFile } from './remove-ownership-file';
import { saveOwnershipFile } from './save-ownership-file';

/** The actions behind the settings form of an authenticator. */
export const setup: Feature = {
  administrators: { check, applyAppSetting, lastRefusal, listOwnershipFiles, saveOwnershipFile, removeOwnershipFile },
};
