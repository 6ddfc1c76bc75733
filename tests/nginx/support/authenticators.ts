import type { Simulator } from '../../../packages/simulator/src/index';
import type { ApiClient } from '../../world/nocobase/api-client';
import { AUTHENTICATOR } from '../../world/seed';

/** For each client the authenticator whose workbench redirect path is there. The first also signs in automatically. */
export const AUTHENTICATORS = { legacy: AUTHENTICATOR, modern: 'wecom-modern' };

/** The member who is linked in every application, for both authenticators, when the tests begin. */
export const LINKED_MEMBER = { id: 'Chen.Yi-1@Corp', name: '陈一' };

interface Row {
  authType: string;
  options: Record<string, unknown>;
}

/** Adds the second one. Its redirect path is written as the setup guide tells, whatever the deployment is. */
export async function addModernAuthenticator(api: ApiClient, simulator: Simulator, prefix: string): Promise<void> {
  const [first] = await api.call<Row[]>('authenticators:list', { filter: { name: AUTHENTICATOR } });
  const { secret } = simulator.app;
  const options = { ...first?.options, secret, redirectPath: `/${prefix}/admin`, public: { autoSignUp: true } };
  const row = { name: AUTHENTICATORS.modern, authType: first?.authType, title: 'Modern client', enabled: true };
  await api.call('authenticators:create', {}, { ...row, options });
}
