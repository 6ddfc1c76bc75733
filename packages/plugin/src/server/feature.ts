import type { Application } from '@nocobase/server';
import type { Action } from './action';

/** The actions by which a feature answers on the resource `wecom`, by who may use them. */
export interface Feature {
  /** Anybody, signed in or not. */
  public?: Actions;
  /** Any user, for what is their own. */
  loggedIn?: Actions;
  /** Whoever may manage authenticators. */
  administrators?: Actions;
  /** Whoever may manage users. */
  userAdministrators?: Actions;
  /** Whoever may manage NocoBase's sync sources. */
  syncAdministrators?: Actions;
}

type Actions = Record<string, Action>;

/** Adds the actions of features to NocoBase, and says who may use them. */
export function registerFeatures(app: Application, features: readonly Feature[]): void {
  const actions = features.flatMap((feature) => Object.values<Actions>({ ...feature }));
  app.resourceManager.define({ name: 'wecom', actions: Object.assign({}, ...actions) as Actions });
  for (const feature of features) {
    allow(app, feature);
  }
}

function allow({ acl }: Application, { public: open = {}, loggedIn = {}, ...managed }: Feature): void {
  acl.allow('wecom', Object.keys(open), 'public');
  acl.allow('wecom', Object.keys(loggedIn), 'loggedIn');
  // NocoBase's own snippets.
  acl.registerSnippet({ name: 'pm.auth.authenticators', actions: pathsOf(managed.administrators) });
  acl.registerSnippet({ name: 'pm.users', actions: pathsOf(managed.userAdministrators) });
  acl.registerSnippet({ name: 'pm.user-data-sync', actions: pathsOf(managed.syncAdministrators) });
}

function pathsOf(actions: Actions = {}): string[] {
  return Object.keys(actions).map((name) => `wecom:${name}`);
}
