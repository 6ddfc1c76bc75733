import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildPlugin } from '../../scripts/build/build-plugin';
import { ensureHost } from '../../scripts/host/ensure-host';
import { TRIMMED_HOST } from '../../scripts/host/hosts';
import { installPlugin } from '../../scripts/host/install-plugin';
import { createCertificate, fingerprint } from './certificate';
import { MAIN_APPLICATIONS, ROOT, SUB_APPLICATION } from './deployments';
import { requireProgram } from './require-program';
import { startNginx } from './start-nginx';
import { startNocoBase } from './start-nocobase';

/**
 * Runs once before all tests: starts the NocoBase of every deployment, and nginx in front of them.
 *
 * @returns runs once after all tests
 */
export default async function startDeployments(): Promise<() => Promise<void>> {
  requireProgram('nginx');
  requireProgram('openssl');
  await ensureHost(TRIMMED_HOST);
  await buildPlugin();
  installPlugin(TRIMMED_HOST);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nocobase-nginx-'));
  const sites = await Promise.all(
    MAIN_APPLICATIONS.map((deployment, index) =>
      startNocoBase(path.join(folder, String(index)), deployment, deployment === ROOT ? SUB_APPLICATION : undefined),
    ),
  );
  const certificate = await createCertificate(folder);
  // The workers, which start the browsers, inherit it.
  process.env['NGINX_TESTS_CERTIFICATE'] = fingerprint(certificate);
  const stopNginx = await startNginx(folder, Number(process.env['NGINX_TESTS_PORT']), certificate, sites);
  return async () => {
    await stopNginx();
    await Promise.all(sites.map((site) => site.stop()));
    fs.rmSync(folder, { recursive: true, force: true });
  };
}
