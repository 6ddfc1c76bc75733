import type { Simulator } from '../../packages/simulator/src/index';
import type { ApiClient } from './nocobase/api-client';

/** The name of the authenticator that the demo and the browser tests sign in with. */
export const AUTHENTICATOR = 'wecom';

interface User {
  username: string;
  nickname: string;
  phone: string;
}

/** The NocoBase users that the cases of the simulated members are about. */
const USERS: User[] = [
  { username: 'wangwu', nickname: 'Wang Wu', phone: '13800000003' },
  { username: 'zhaoliu', nickname: 'Zhao Liu', phone: '13800000004' },
  { username: 'zhaoliu2', nickname: 'Zhao Liu (second account)', phone: '+86 138 0000 0004' },
];

const ROOT_PHONE = '13800000000';
/** Somebody who manages users: nobody vouches for their own phone number, the root user neither. */
const PERSONNEL = { username: 'personnel', nickname: 'Personnel', password: 'demo-personnel-123', roles: ['admin'] };

/** What differs from place to place. */
export interface SeedOptions {
  /** What stands on the button. Without one the plugin writes its own text there, in the reader's language. */
  title?: string;
  /** A tab with WeCom's QR code on the sign-in page. */
  showQrCode?: boolean;
  /** Those of the plugin, for the switch in the corner of the sign-in page. The first is spoken until then. */
  languages?: string[];
}

/**
 * Fills a NocoBase with what the members' cases need: the WeCom authenticator, set to the simulator, users with their
 * phone numbers, and both languages. What exists is left alone, except for languages and the addresses of the
 * authenticator.
 *
 * @param origin the address under which browsers reach NocoBase
 */
export async function seed(
  api: ApiClient,
  simulator: Simulator,
  origin: string,
  { title = '', showQrCode = false, languages = ['en-US', 'zh-CN'] }: SeedOptions = {},
): Promise<void> {
  await api.call('systemSettings:update', { filterByTk: 1 }, { enabledLanguages: languages });
  await seedUsers(api);
  await seedAuthenticator(api, simulator, origin, { title, showQrCode });
}

async function seedUsers(api: ApiClient): Promise<void> {
  const wanted = [PERSONNEL, ...USERS];
  const filter = { username: { $in: wanted.map(({ username }) => username) } };
  const found = await api.call<{ username: string }[]>('users:list', { filter });
  const missing = wanted.filter(({ username }) => !found.some((user) => user.username === username));
  for (const user of missing) {
    await api.call('users:create', {}, { password: `demo-${user.username}-123`, ...user });
  }
  const root = await api.call<{ phone: string | null }>('users:get', { filterByTk: '1' });
  if (root.phone !== ROOT_PHONE) {
    const personnel = await api.as({ account: PERSONNEL.username, password: PERSONNEL.password });
    await personnel.call('users:update', { filterByTk: 1 }, { phone: ROOT_PHONE });
  }
}

interface Existing {
  id: number;
  enabled: boolean;
  options: Record<string, unknown>;
}

async function seedAuthenticator(
  api: ApiClient,
  simulator: Simulator,
  origin: string,
  { title, showQrCode }: Pick<Required<SeedOptions>, 'title' | 'showQrCode'>,
): Promise<void> {
  const [existing] = await api.call<Existing[]>('authenticators:list', {
    filter: { name: AUTHENTICATOR },
  });
  const addresses = { origin, ...simulatorAddresses(simulator) };
  if (existing) {
    // A changed API host asks for the secret again.
    const options = { ...existing.options, ...addresses, secret: simulator.app.secret };
    // NocoBase takes an update that does not say "enabled" for one that disables.
    await api.call('authenticators:update', { filterByTk: existing.id }, { options, enabled: existing.enabled });
  } else {
    const options = { ...newOptions(simulator, addresses), public: { autoSignUp: true, autoSignIn: true, showQrCode } };
    await api.call('authenticators:create', {}, { ...NEW_AUTHENTICATOR, title, options });
  }
}

const NEW_AUTHENTICATOR = { name: AUTHENTICATOR, authType: 'wecom', enabled: true };

function newOptions(simulator: Simulator, addresses: Record<string, string>): Record<string, unknown> {
  const { corpId, agentId, secret } = simulator.app;
  return { corpId, agentId, secret, redirectPath: '/admin', ...addresses };
}

/** The simulator plays all three of WeCom's hosts. */
function simulatorAddresses({ url }: Simulator): Record<string, string> {
  return { apiBaseUrl: url, authorizeBaseUrl: url, loginBaseUrl: url };
}
