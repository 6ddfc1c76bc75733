import fs from 'node:fs';
import path from 'node:path';
import { TRIMMED_HOST } from '../../host/hosts';
import type { ApiClient } from '../../tests/world/nocobase/api-client';
import { signInBy, type World } from './sign-in';

/** A NocoBase plugin of the bench alone, with the authentication type `floor` (bench/floor). */
export const FLOOR_PLUGIN = 'nocobase-plugin-bench-floor';

const AUTHENTICATOR = 'floor';

/** What a sign-in at the floor does besides naming a user who is there. */
interface Extras {
  /** Requests to NocoBase that ask for nothing. */
  requests?: number;
  /** Calls to WeCom. */
  calls?: number;
  /** NocoBase makes the user first. */
  isNew?: boolean;
}

/** Puts the plugin where NocoBase finds it; only a NocoBase that is told its name loads it. */
export function installFloor(): void {
  const source = path.join(import.meta.dirname, '../floor');
  fs.cpSync(source, path.join(TRIMMED_HOST, 'node_modules', FLOOR_PLUGIN), { recursive: true });
}

export async function createFloorAuthenticator(api: ApiClient): Promise<void> {
  await api.call('authenticators:create', {}, { name: AUTHENTICATOR, authType: 'floor', enabled: true });
}

/**
 * A sign-in that only names the user, and what any sign-in with WeCom has to do besides.
 * @returns how long NocoBase took for its answers, in milliseconds
 */
export async function signInAtFloor(
  world: World,
  username: string,
  { requests = 0, calls = 0, isNew = false }: Extras = {},
): Promise<number> {
  let ms = 0;
  for (let sent = 0; sent < requests; sent += 1) {
    ms += await askForNothing(world);
  }
  // What WeCom answers does not matter: it is as long as any answer.
  const call = `${world.simulator.url}/cgi-bin/user/get?access_token=none&userid=${username}`;
  const values = { username, calls: Array<string>(calls).fill(call), ...(isNew && { nickname: 'Somebody new' }) };
  return ms + (await signInBy(world, AUTHENTICATOR, values));
}

let made = 0;

/** A username that nobody has. */
export function newUsername(): string {
  made += 1;
  return `floor${made}`;
}

async function askForNothing({ url }: World): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/floor:nothing`);
  await response.arrayBuffer();
  if (!response.ok) {
    throw new Error(`NocoBase answered ${response.status}`);
  }
  return performance.now() - startedAt;
}
