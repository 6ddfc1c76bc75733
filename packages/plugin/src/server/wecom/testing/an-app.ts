import { AccessTokens } from '../access-token';
import { WeComApp } from '../app';
import { ScriptedWeCom } from './scripted-wecom';

const credentials = { corpId: 'ww1234567890abcdef', agentId: '1000002', secret: 'S' };
const nothing = () => Promise.resolve();
const noStore = { get: nothing, set: nothing, del: nothing, claim: () => Promise.resolve(true) };

/** A WeCom that hands out T1, T2, T3, an app that asks it, and the clock that the app's tokens go by. */
export function anApp() {
  const wecom = new ScriptedWeCom().answer(
    'gettoken',
    ...['T1', 'T2', 'T3'].map((token) => ({ access_token: token, expires_in: 7200 })),
  );
  const clock = { now: 0 };
  return { wecom, clock, app: new WeComApp(wecom.transport, credentials, new AccessTokens(noStore, () => clock.now)) };
}
