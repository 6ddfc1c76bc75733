import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildPlugin } from '../../scripts/build/build-plugin';
import { ensureHost } from '../../scripts/host/ensure-host';
import { TRIMMED_HOST } from '../../scripts/host/hosts';
import { installPlugin } from '../../scripts/host/install-plugin';
import { MAIN_APPLICATIONS, ROOT, SUB_APPLICATION } from './deployments';
import { findProgram } from './find-program';
import { startNginx } from './start-nginx';
import { startNocoBase } from './start-nocobase';

/**
 * Runs once before all tests: starts the NocoBase of every deployment, and nginx in front of them.
 *
 * @returns runs once after all tests
 */
export default async function startDeployments(): Promise<() => Promise<void>> {
  findProgram('nginx');
  findProgram('openssl');
  await ensureHost(TRIMMED_HOST);
  await buildPlugin();
  installPlugin(TRIMMED_HOST);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-nginx-'));
  const sites = await Promise.all(
    MAIN_APPLICATIONS.map((deployment, index) =>
      startNocoBase(path.join(folder, String(index)), deployment, deployment === ROOT ? SUB_APPLICATION : undefined),
    ),
  );
  const stopNginx = await startNginx(folder, Number(process.env['NGINX_TESTS_PORT']), sites);
  return async () => {
    await stopNginx();
    await Promise.all(sites.map((site) => site.stop()));
    fs.rmSync(folder, { recursive: true, force: true });
  };
}
