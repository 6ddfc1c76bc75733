import { ownershipFileOf } from '../browser/support/ownership-file';
import { ROOT_USER } from '../../host/start-host';
import { expect, inClients, test } from './fixtures';
import { apiPath, CONFIGURED_BY_NOCOBASE, configuredHost } from './support/deployments';
import { send } from './support/send';

/** No page is opened, so no client has a part in it. */
const NO_PAGE = inClients(['legacy']);

for (const [index, deployment] of CONFIGURED_BY_NOCOBASE.entries()) {
  test(
    `${deployment.name}, NocoBase’s configuration of nginx serves an ownership file`,
    NO_PAGE,
    async ({ client }) => {
      const host = configuredHost(deployment);
      const api = apiPath(deployment);
      const file = ownershipFileOf(client, index);
      const { email: account, password } = ROOT_USER;
      const session = await send(host, { path: `${api}auth:signIn`, data: { account, password } });
      const { token } = (JSON.parse(session.body) as { data: { token: string } }).data;
      expect(await send(host, { path: `/${file.name}` })).toMatchObject({ type: 'text/html' });

      await send(host, { path: `${api}wecom:saveOwnershipFile`, token, data: file });
      expect(await send(host, { path: `/${file.name}` })).toEqual({ type: 'text/plain', body: file.body });

      await send(host, { path: `${api}wecom:removeOwnershipFile`, token, data: { name: file.name } });
      expect(await send(host, { path: `/${file.name}` })).toMatchObject({ type: 'text/html' });
    },
  );
}
