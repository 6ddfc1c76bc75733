// @nocobase/client-v2: the modern browser application (/v/).
import type { ComponentType, FC } from 'react';
import type { BaseApplication, BasePlugin } from './nocobase-browser';

export type * from './nocobase-browser';

/** A page among the settings of another plugin. */
interface SettingsPageTab {
  menuKey: string;
  key: string;
  title: string;
  icon: string;
  /** Roles that have this snippet may see it. */
  aclSnippet: string;
  sort: number;
  componentLoader: () => Promise<{ default: ComponentType }>;
}

export interface Application extends BaseApplication {
  pluginSettingsManager: {
    has(key: string): boolean;
    addPageTabItem(page: SettingsPageTab): void;
    /** Where "Settings" on the card of a plugin leads to. Since NocoBase 2.2. */
    setPluginSettingsLink?(pluginName: string, page: string): void;
  };
  flowEngine: {
    /** Classes of models by name, loaded when NocoBase looks for those that extend `extends`. */
    registerModelLoaders(
      models: Record<string, { extends: string; loader: () => Promise<Record<string, unknown>> }>,
    ): void;
  };
}

/** An item of the user menu that does something. */
export declare class UserCenterActionItemModel {
  /** Tells the items apart. */
  static itemId: string | undefined;
  /** Items of a section stand together. */
  section: string;
  sort: number;
  label: string;
  onClick(): Promise<void>;
}

export declare class Plugin extends BasePlugin<Application> {}

/** Text field in which an environment variable can be picked: `{{ $env.NAME }}`. */
export declare const EnvVariableInput: FC<{
  value?: string;
  onChange?: (value: string) => void;
  /** Hides a typed value; a picked variable stays readable. */
  password?: boolean;
  placeholder?: string;
  disabled?: boolean;
}>;
