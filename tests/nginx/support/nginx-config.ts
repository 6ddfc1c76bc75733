import path from 'node:path';
import { TRIMMED_HOST } from '../../../host/hosts';
import type { Certificate } from './certificate';
import type { Deployment } from './deployments';

/** One site of nginx: a NocoBase and where the browsers expect it. */
export interface Site {
  deployment: Deployment;
  /** Where NocoBase listens. */
  upstreamPort: number;
  /** The page of the legacy client, as NocoBase writes it for this deployment. */
  indexPage: string;
}

/** What NocoBase has to be told about each request that is passed on. docs/setup-guide.md shows the same lines. */
export const PROXY_LINES = [
  'proxy_http_version 1.1;',
  'proxy_set_header Host $http_host;',
  'proxy_set_header X-Forwarded-Proto $scheme;',
  'proxy_set_header X-Forwarded-For $remote_addr;',
  'proxy_set_header Upgrade $http_upgrade;',
  'proxy_set_header Connection "upgrade";',
];

const MODULES = path.join(TRIMMED_HOST, 'node_modules');
const PAGES = path.join(MODULES, '@nocobase/app/dist/client');

/**
 * The whole configuration of an nginx that any user may run: everything it writes stays in its own folder.
 *
 * @param folder where it keeps its files
 * @param port where it listens, with TLS
 * @param more further parts of the `http` block
 */
export function nginxConfig(
  folder: string,
  port: number,
  { certificate, key }: Certificate,
  sites: Site[],
  more: string,
): string {
  return `daemon off;
# One process, so that the one who started it can also end it, and so that it reads what that person may read.
master_process off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 512; }
http {
  types {
    text/html html;
    text/css css;
    text/javascript js;
    application/json json;
    image/svg+xml svg;
    image/png png;
    font/woff2 woff2;
  }
  access_log off;
  log_not_found off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
  ssl_certificate ${certificate};
  ssl_certificate_key ${key};
  ssl_session_cache shared:tls:1m;
${sites.map((site) => server(port, site)).join('\n')}
${more}
}
`;
}

// The division of work that NocoBase's own configuration makes: nginx serves the files of the clients, NocoBase
// everything else.
function server(port: number, { deployment, upstreamPort, indexPage }: Site): string {
  const { origin, publicPath, modernPrefix } = deployment;
  const pass = `proxy_pass http://127.0.0.1:${upstreamPort};\n      ${PROXY_LINES.join('\n      ')}`;
  return `
  server {
    listen 127.0.0.1:${port} ssl;
    server_name ${new URL(origin).hostname};
    location ^~ ${publicPath}api/ {
      ${pass}
    }
    location ^~ ${publicPath}ws {
      ${pass}
    }
    location ^~ ${publicPath}${modernPrefix}/assets/ {
      alias ${PAGES}/v/assets/;
      expires 1d;
    }
    location ^~ ${publicPath}${modernPrefix}/ {
      ${pass}
    }
    location = ${publicPath}${modernPrefix} { return 302 ${publicPath}${modernPrefix}/$is_args$args; }
    location ~ ^${publicPath}static/plugins/(.+/dist/client(-v2)?/.+)$ {
      alias ${MODULES}/$1;
      expires 1d;
    }
    location ^~ ${publicPath}assets/ {
      alias ${PAGES}/assets/;
      expires 1d;
    }
    location = ${publicPath}index.html {
      alias ${indexPage};
      add_header Cache-Control no-store;
    }
    location ${publicPath} {
      alias ${PAGES}/;
      try_files $uri ${publicPath}index.html;
    }
  }`;
}
