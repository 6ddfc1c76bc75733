import type { Feature } from '../feature';
import { completeLink } from './complete-link';
import { listConflicts } from './list-conflicts';
import { listLinks } from './list-links';
import { myLinks } from './my-links';
import { removeLink } from './remove-link';
import { resolveConflict } from './resolve-conflict';
import { startLink } from './start-link';
import { unlink } from './unlink';

/** Links: seen, made and given up by their users, managed by administrators. */
export const links: Feature = {
  loggedIn: { myLinks, startLink, completeLink, unlink },
  userAdministrators: { listLinks, removeLink, listConflicts, resolveConflict },
};
