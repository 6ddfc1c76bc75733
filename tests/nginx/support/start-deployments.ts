import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildPlugin } from '../../../packages/plugin/build/build-plugin';
import { ensureHost } from '../../../host/ensure-host';
import { TRIMMED_HOST } from '../../../host/hosts';
import { installPlugin } from '../../../host/install-plugin';
import { createCertificate, fingerprint } from './certificate';
import { CONFIGURED_BY_NOCOBASE, MAIN_APPLICATIONS, ROOT, SUB_APPLICATION } from './deployments';
import type { Site } from './nginx-config';
import { createNocoBaseConfig } from './nocobase-config';
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
  const port = Number(process.env['NGINX_TESTS_PORT']);
  const stopNginx = await startNginx(folder, port, certificate, sites, await configureByNocoBase(folder, port, sites));
  return async () => {
    await stopNginx();
    await Promise.all(sites.map((site) => site.stop()));
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

/** The same NocoBases once more, under host names of their own, as NocoBase's configuration of nginx serves them. */
async function configureByNocoBase(folder: string, port: number, sites: Site[]): Promise<string> {
  const served = sites.filter(({ deployment }) => CONFIGURED_BY_NOCOBASE.includes(deployment));
  const configs = await Promise.all(
    served.map(({ deployment, upstreamPort }, index) =>
      createNocoBaseConfig(path.join(folder, `config-${index}`), port, deployment, upstreamPort),
    ),
  );
  return [configs[0]?.shared, ...configs.map(({ server }) => server)].join('\n');
}
