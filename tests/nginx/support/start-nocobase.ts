import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Simulator, startSimulator } from '../../../packages/simulator/src/index';
import { TRIMMED_HOST } from '../../../host/hosts';
import { hostEnvironment, startHost } from '../../../host/start-host';
import { signInAsRoot } from '../../world/nocobase/api-client';
import { seed } from '../../world/seed';
import { signInMember } from '../../world/sign-in-member';
import { PLUGIN_NAME } from '../../../tools/paths';
import { findFreePort } from '../../../tools/ports';
import { START_LIMIT_MS } from '../../../tools/time-limits';
import { addModernAuthenticator, AUTHENTICATORS, LINKED_MEMBER } from './authenticators';
import { apiPath, type Deployment } from './deployments';
import { createIndexPage } from './index-page';
import type { Site } from './nginx-config';

/** A NocoBase for one site of nginx, with the simulators that its applications talk to. */
export interface RunningSite extends Site {
  stop(): Promise<void>;
}

/**
 * Starts NocoBase for a deployment, with the demo's data and a WeCom company for each of its applications.
 *
 * @param folder a new folder for its data
 * @param subApp a sub-application to create in it
 */
export async function startNocoBase(folder: string, deployment: Deployment, subApp?: Deployment): Promise<RunningSite> {
  const upstreamPort = await findFreePort();
  const env = {
    APP_PUBLIC_PATH: deployment.publicPath,
    APP_MODERN_CLIENT_PREFIX: deployment.modernPrefix,
    APPEND_PRESET_BUILT_IN_PLUGINS: PLUGIN_NAME,
  };
  fs.mkdirSync(folder);
  const indexPage = await createIndexPage(path.join(folder, 'page'), {
    ...hostEnvironment(TRIMMED_HOST, upstreamPort, folder),
    ...env,
  });
  const host = await startHost({
    hostDir: TRIMMED_HOST,
    port: upstreamPort,
    storage: folder,
    // So it leaves the page in its package alone.
    env: { ...env, NOCOBASE_EXTRACT_CLIENT_ASSETS: 'true' },
  });
  const simulators = [await fillApplication(host.url, deployment)];
  if (subApp) {
    await createSubApplication(host.url, deployment, subApp);
    simulators.push(await fillApplication(host.url, subApp));
  }
  const stop = async () => {
    await Promise.all([host.stop(), ...simulators.map((simulator) => simulator.stop())]);
  };
  return { deployment, upstreamPort, indexPage, stop };
}

async function fillApplication(url: string, deployment: Deployment): Promise<Simulator> {
  const { origin, modernPrefix } = deployment;
  const api = await signInAsRoot(url, apiPath(deployment));
  const simulator = await startSimulator({ host: 'localhost', appOrigin: origin });
  await seed(api, simulator, origin, { title: '企业微信' });
  await addModernAuthenticator(api, simulator, modernPrefix);
  for (const authenticator of Object.values(AUTHENTICATORS)) {
    await signInMember(url + apiPath(deployment), simulator, LINKED_MEMBER.id, authenticator);
  }
  return simulator;
}

/** As an administrator does it: enables the manager, adds the application, waits until it is installed. */
async function createSubApplication(url: string, main: Deployment, deployment: Deployment): Promise<void> {
  const api = await signInAsRoot(url, apiPath(main));
  await api.call('pm:enable', { filterByTk: 'multi-app-manager', awaitResponse: 'true' }, {});
  const { subApp: name } = deployment;
  await api.call('applications:create', {}, { name, displayName: name, options: { autoStart: true } });
  const deadline = Date.now() + START_LIMIT_MS;
  const check = `${url}${apiPath(deployment)}__health_check`;
  while (!(await fetch(check)).ok) {
    if (Date.now() > deadline) {
      throw new Error(`The sub-application ${name} did not start`);
    }
    await sleep(200);
  }
}
