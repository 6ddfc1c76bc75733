import type PluginUserDataSyncServer from '@nocobase/plugin-user-data-sync';
import { CodedError } from '../../errors';
import type { RequestContext } from '../../nocobase/request-context';

/**
 * Starts a run as NocoBase's button does, with a task, and does not wait for it.
 * @returns false when one is under way
 */
export async function startRun(ctx: RequestContext, source: string): Promise<boolean> {
  const { syncService } = ctx.app.pm.get<PluginUserDataSyncServer>('user-data-sync');
  try {
    await syncService.pull(source, ctx as unknown as Parameters<typeof syncService.pull>[1]);
    return true;
  } catch (error) {
    if (error instanceof CodedError && error.code === 'wecom_directory_running') {
      return false;
    }
    throw error;
  }
}
