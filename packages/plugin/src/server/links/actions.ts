import type { Feature } from '../feature';
import { completeLink } from './complete-link';
import { createUser } from './create-user';
import { dismissRefusal } from './dismiss-refusal';
import { listLinks } from './list-links';
import { listRefusals } from './list-refusals';
import { myLinks } from './my-links';
import { removeLink } from './remove-link';
import { resolveRefusal } from './resolve-refusal';
import { startLink } from './start-link';
import { unlink } from './unlink';

/** Links: seen, made and given up by their users, managed by administrators. */
export const links: Feature = {
  loggedIn: { myLinks, startLink, completeLink, unlink },
  userAdministrators: { listLinks, removeLink, listRefusals, resolveRefusal, createUser, dismissRefusal },
};
