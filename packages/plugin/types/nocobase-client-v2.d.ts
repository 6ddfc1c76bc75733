// @nocobase/client-v2: the modern browser application (/v/).
import type { FC } from 'react';
import type { BaseApplication, BasePlugin } from './nocobase-browser';

export type * from './nocobase-browser';

export type Application = BaseApplication;

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
