import type PluginUserDataSyncServer from '@nocobase/plugin-user-data-sync';
import { tval } from '@nocobase/utils';
import { DIRECTORY_SOURCE_TYPE, NAMESPACE } from '../../shared/auth-type';
import type { DirectoryRuns } from './run/directory-runs';
import { failAllLeftOverTasks } from './run/left-over-tasks';
import { directorySyncSource } from './run/sync-source';
import { watchSources } from './run/watch-sources';

/** Adds our type to NocoBase's sync sources. Without NocoBase's plugin for them, which may be off, nothing is offered. */
export async function registerDirectory(runs: DirectoryRuns): Promise<void> {
  const { app, clock } = runs;
  watchSources(app);
  // oxlint-disable-next-line typescript/no-misused-promises -- NocoBase awaits its listeners; the type does not say so
  app.on('afterStart', () => failAllLeftOverTasks(app, clock.now()));
  // oxlint-disable-next-line typescript/no-misused-promises -- as above
  app.on('beforeStop', () => runs.stop());
  // NocoBase gives the plugin also while it is off, without what it would have made; types say that it always is there.
  const plugin = app.pm.get<PluginUserDataSyncServer>('user-data-sync') as
    Partial<PluginUserDataSyncServer> | undefined;
  if (plugin?.enabled && plugin.sourceManager) {
    // Not at the top of the file: a NocoBase without that package is none of ours to refuse.
    const { SyncSource } = await import('@nocobase/plugin-user-data-sync');
    const title = tval('WeCom directory', { ns: NAMESPACE });
    const syncSource = directorySyncSource(SyncSource, runs);
    plugin.sourceManager.registerType(DIRECTORY_SOURCE_TYPE, { syncSource, title });
  }
}
