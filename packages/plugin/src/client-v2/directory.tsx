import type { Application } from '@nocobase/client-v2';
import type { Client } from '../browser/client';
import { DIRECTORY_SOURCE_TYPE } from '../shared/auth-type';
import { Administration } from './administration-part';
import { loaderOf } from './loader-of';

/** NocoBase's plugin for sync sources, as far as it is used. */
interface UserDataSync {
  registerType(type: string, options: { components: { AdminSettingsFormLoader: unknown } }): void;
}

/** Adds the form of a directory to NocoBase's sync sources, where its plugin for them is on. */
export function addDirectory({ pm }: Application, client: Client): void {
  const sync = pm.get('user-data-sync') as UserDataSync | undefined;
  sync?.registerType(DIRECTORY_SOURCE_TYPE, {
    components: { AdminSettingsFormLoader: loaderOf(() => <Administration client={client} part="source" />) },
  });
}
