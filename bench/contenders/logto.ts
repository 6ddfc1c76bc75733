import { randomBytes } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import { USER_AGENTS } from '../../packages/simulator/src/index';
import type { Contender, Setting } from './contender';

/** What is used of the package, which has no types and lies in this folder's own node_modules. */
interface LogtoConnector {
  getAuthorizationUri(payload: { state: string; redirectUri: string; headers: { userAgent: string } }): Promise<string>;
  getUserInfo(data: { code: string }): Promise<{ id: string }>;
}

type CreateConnector = (options: { getConfig: () => Promise<Record<string, string>> }) => Promise<LogtoConnector>;

const PACKAGE: string = '@logto/connector-wecom';

/** `@logto/connector-wecom`, unchanged, with the silent scope that ours asks for too. */
export async function logto({ url, redirectUri, corpId, agentId, secret }: Setting): Promise<Contender> {
  sendToSimulator(url);
  const { default: createConnector } = (await import(PACKAGE)) as { default: CreateConnector };
  const config = { corpId, agentId, appSecret: secret, scope: 'snsapi_base' };
  const connector = await createConnector({ getConfig: () => Promise.resolve(config) });
  const headers = { userAgent: USER_AGENTS.phone };
  return {
    startAddress: () => connector.getAuthorizationUri({ state: randomBytes(16).toString('hex'), redirectUri, headers }),
    identify: async (code) => (await connector.getUserInfo({ code })).id,
  };
}

/**
 * WeCom's host is fixed in the package: what it sends there by TLS goes to the simulator by HTTP, as ours does. Node's own
 * connection pool stays in use.
 */
function sendToSimulator(simulatorUrl: string): void {
  const { hostname, port } = new URL(simulatorUrl);
  https.request = ((url: URL, options: https.RequestOptions, answered?: (response: http.IncomingMessage) => void) => {
    if (url.hostname !== 'qyapi.weixin.qq.com') {
      throw new Error(`A request to ${url.hostname} was not expected`);
    }
    const address = new URL(url);
    Object.assign(address, { protocol: 'http:', hostname, port });
    return http.request(address, { ...options, agent: undefined }, answered);
  }) as typeof https.request;
}
