import type { Application } from '@nocobase/client';
import type { ComponentType } from 'react';
import type { Client } from '../browser/client';
import { DIRECTORY_SOURCE_TYPE } from '../shared/auth-type';
import { Administration } from './administration-part';

/** NocoBase's plugin for sync sources, as far as it is used. */
interface UserDataSync {
  registerType(type: string, options: { components: { AdminSettingsForm: ComponentType } }): void;
}

/** Adds the form of a directory to NocoBase's sync sources, where its plugin for them is on. */
export function addDirectory({ pm }: Application, client: Client): void {
  const sync = pm.get('user-data-sync') as UserDataSync | undefined;
  sync?.registerType(DIRECTORY_SOURCE_TYPE, {
    components: { AdminSettingsForm: () => <Administration client={client} part="source" /> },
  });
}
