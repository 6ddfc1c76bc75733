import fs from 'node:fs';
import path from 'node:path';
import { TRIMMED_HOST } from '../../../host/hosts';
import { hostEnvironment } from '../../../host/start-host';
import { runOrThrow } from '../../../tools/run';
import { configuredHost, type Deployment } from './deployments';

/**
 * Lets NocoBase write its own configuration of nginx, with `create-nginx-conf`, and changes in it only where nginx listens
 * and where it logs.
 *
 * @param folder a new folder for it
 * @param port where nginx listens
 * @param upstreamPort where NocoBase listens
 * @returns what belongs into the `http` block: what all such configurations share, and the server of this one
 */
export async function createNocoBaseConfig(
  folder: string,
  port: number,
  deployment: Deployment,
  upstreamPort: number,
): Promise<{ shared: string; server: string }> {
  fs.mkdirSync(folder);
  await runOrThrow(['node', '--preserve-symlinks', path.join(import.meta.dirname, 'write-nginx-conf.cjs')], {
    cwd: TRIMMED_HOST,
    env: {
      ...process.env,
      ...hostEnvironment(TRIMMED_HOST, upstreamPort, folder),
      APP_PUBLIC_PATH: deployment.publicPath,
      APP_MODERN_CLIENT_PREFIX: deployment.modernPrefix,
    },
    stdio: 'pipe',
  });
  const written = fs.readFileSync(path.join(folder, 'nocobase.conf'), 'utf8');
  const [shared = '', server = ''] = written.split(/^(?=server \{)/m);
  return { shared, server: asSite(server, port, configuredHost(deployment)) };
}

function asSite(server: string, port: number, host: string): string {
  return server
    .replace('listen 80;', `listen 127.0.0.1:${port} ssl;`)
    .replace('server_name _;', `server_name ${host};`)
    .replace(/access_log \/\S+ apm;/, 'access_log off;');
}
