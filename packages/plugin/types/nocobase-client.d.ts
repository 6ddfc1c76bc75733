// @nocobase/client: the legacy browser application (/).
import type { ComponentType, Context, FC } from 'react';
import type { BaseApplication, BasePlugin } from './nocobase-browser';

export type * from './nocobase-browser';

/** A page among the settings, as a tab of those with the same first part of the name. */
interface SettingsPage {
  /** May be a template, as in a schema. */
  title: string;
  icon?: string;
  Component?: ComponentType;
  /** Path of the page to go on to. */
  link?: string;
  /** False: it stands in no menu. */
  isTopLevel?: false;
  /** Roles that have this snippet may see it. */
  aclSnippet: string;
}

/** An item of the user menu. */
interface UserCenterItem {
  name: string;
  type: 'item';
  sort: number;
  /** A hook, called while the menu is drawn. */
  useComponentProps: () => { title: string; onClick: () => void };
}

export interface Application extends BaseApplication {
  pluginSettingsManager: { add(name: string, page: SettingsPage): void };
  addUserCenterSettingsItem(item: UserCenterItem): void;
}

export declare class Plugin extends BasePlugin<Application> {}

/** Around the user menu: opens and closes it. */
export declare const DropdownVisibleContext: Context<{ setVisible?: (isVisible: boolean) => void } | undefined>;

/** The authenticator of the table row, in the drawer that edits it; empty in a drawer that adds one. */
export declare function useRecord(): { name?: string; authType?: string };

/** Draws a Formily schema. */
export declare const SchemaComponent: FC<{
  schema: object;
  scope?: Record<string, unknown>;
  // Components of any props: the schema names them, so nothing can check their props.
  components?: Record<string, unknown>;
}>;
