// @nocobase/client: the legacy browser application (/).
import type { ComponentType, FC } from 'react';
import type { BaseApplication, BasePlugin } from './nocobase-browser';

export type * from './nocobase-browser';

export type Application = BaseApplication;

export declare class Plugin extends BasePlugin<Application> {}

/** The authenticator of the table row, in the drawer that edits it; empty in a drawer that adds one. */
export declare function useRecord(): { name?: string; authType?: string };

/** Renders components of a module that is loaded when they are first shown. */
export declare function lazy<N extends string, M extends Record<N, ComponentType<never>>>(
  load: () => Promise<M>,
  ...names: N[]
): Pick<M, N>;

/** Draws a Formily schema. */
export declare const SchemaComponent: FC<{
  schema: object;
  scope?: Record<string, unknown>;
  // Components of any props: the schema names them, so nothing can check their props.
  components?: Record<string, unknown>;
}>;
