import type { Application } from '@nocobase/server';
import { completeLink, concealLinkCompletion } from './complete-link';
import { listConflicts } from './list-conflicts';
import { listLinks } from './list-links';
import { myLinks } from './my-links';
import { removeLink } from './remove-link';
import { resolveConflict } from './resolve-conflict';
import { startLink } from './start-link';
import { unlink } from './unlink';

const OWN = { myLinks, startLink, completeLink, unlink };
const ADMINISTRATION = { listLinks, removeLink, listConflicts, resolveConflict };

/** The actions of the resource `wecom` by which links are seen and managed. */
export const LINK_ACTIONS = { ...OWN, ...ADMINISTRATION };

/** Says who may use them. */
export function allowLinkActions(app: Application): void {
  app.acl.allow('wecom', Object.keys(OWN), 'loggedIn');
  // NocoBase's own snippet: whoever may manage users.
  app.acl.registerSnippet({ name: 'pm.users', actions: Object.keys(ADMINISTRATION).map((name) => `wecom:${name}`) });
  app.dataSourceManager.use(concealLinkCompletion, { tag: 'wecom-conceal-link-completion', before: 'auth' });
}
