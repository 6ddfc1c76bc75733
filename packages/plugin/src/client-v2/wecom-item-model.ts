import { UserCenterActionItemModel } from '@nocobase/client-v2';
import type { Client } from '../browser/client';

/** Makes the item of the user menu; NocoBase creates it from a class. */
export function createWeComItemModel(client: Client, title: string): typeof UserCenterActionItemModel {
  return class WeComItemModel extends UserCenterActionItemModel {
    static override itemId = 'wecom';
    // With "Change password" (100), and after it.
    override section = 'profile';
    override sort = 150;
    override label = title;

    override onClick(): Promise<void> {
      client.myWeCom.open();
      return Promise.resolve();
    }
  };
}
