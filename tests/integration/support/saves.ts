import type { Model } from '@nocobase/database';
import { beforeAll } from 'vitest';
import { allRows } from './all-rows';
import type { ApiReply } from '../../world/nocobase/api';
import { useAdministrator } from './setup-assistant';
import { signInOnWeb } from '../../world/sign-in';
import { optionsFor, type World } from '../../world/start-world';

/**
 * Ways to save authenticators of a world from `useWorld` as root, and what came of it.
 * @returns to be used in tests and hooks
 */
export function useSaves(world: World) {
  const admin = useAdministrator(world);
  let token = '';
  beforeAll(async () => {
    token = await world.nocobase.signInAsRoot();
  });
  const authenticators = () => world.nocobase.app.db.getRepository('authenticators');

  /** An authenticator as it is created. */
  const values = (name: string, changes: Record<string, unknown> = {}) => ({
    name,
    authType: 'wecom',
    enabled: true,
    options: optionsFor(world.simulator, changes),
  });

  const post = (route: string, body?: unknown): Promise<ApiReply> =>
    world.nocobase.api(route, { token, method: 'POST', body });

  return {
    authenticators,
    model: () => world.nocobase.app.db.getModel('authenticators'),
    values,
    post,

    /** The options without the secret, as a form that was opened later sends them. */
    formOptions: (changes: Record<string, unknown> = {}) => ({
      ...optionsFor(world.simulator),
      secret: '',
      ...changes,
    }),

    update: (changes: Record<string, unknown>, name = 'wecom') =>
      post(`authenticators:update?filter[name]=${name}`, { enabled: true, ...changes }),

    create: (name: string, changes: Record<string, unknown> = {}) =>
      post('authenticators:create', values(name, changes)),

    storedOptions: async (name = 'wecom') => {
      const row = (await authenticators().findOne({ filter: { name } })) as Model | null;
      return row?.get('options') as Record<string, unknown> | undefined;
    },

    secretRows: async (name: string) =>
      (await allRows(world.nocobase, 'wecomSecrets')).filter((row) => row['authenticator'] === name),

    /** What a test connection makes of the stored secret. */
    stored: async (name = 'wecom', changes = {}) => (await admin.check('credentials', changes, name)).reason,

    /** Whether a member comes as far as WeCom lets them. */
    signsIn: async () => (await signInOnWeb(world, 'zhangsan')).error?.code === 'wecom_not_linked',
  };
}
