import { getRequestListener } from '@hono/node-server';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { isOwnHost } from '../foreign-pages.js';
import { listen, type Listener } from '../listen.js';
import type { Platform } from '../platform.js';
import { Addresses } from './addresses.js';
import { AppCookies } from './app-cookies.js';
import { ClientProxy } from './proxy.js';
import { CLIENT_PATH, clientRoutes } from './routes.js';

export interface ClientOptions {
  platform: Platform;
  /** Where the simulated platform listens. */
  platformUrl: string;
  /** Where the app under development listens. */
  appOrigin: string;
  host: string;
  port: number;
}

/**
 * Starts the simulated WeCom client: pages under `/__client/`, and the app under every other path, reached the way a
 * real client reaches it.
 */
export async function startClient({ platform, platformUrl, appOrigin, host, port }: ClientOptions): Promise<Listener> {
  const addresses = new Addresses(appOrigin, platformUrl);
  const cookies = new AppCookies();
  const proxy = new ClientProxy(addresses, cookies);
  const ownPages = getRequestListener(clientRoutes(platform, addresses, cookies, host).fetch);
  const listener = await listen(
    (request, response) => {
      if (request.url?.startsWith('/__client')) {
        void ownPages(request, response);
      } else if (isPlainAddress(request)) {
        response.writeHead(302, { location: CLIENT_PATH }).end();
      } else if (isNamed(request, host)) {
        proxy.web(request, response);
      } else {
        response.writeHead(403).end();
      }
    },
    host,
    port,
  );
  const sockets = new Set<Socket>();
  listener.server.on('upgrade', (request, socket: Socket, head) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (isNamed(request, host)) {
      proxy.upgrade(request, socket, head);
    } else {
      socket.destroy();
    }
  });
  return {
    ...listener,
    async stop() {
      for (const socket of sockets) {
        socket.destroy();
      }
      proxy.stop();
      await listener.stop();
    },
  };
}

/**
 * Whether somebody has typed the client's address or followed a link to it, and looks for the device. The app's own pages and
 * the device's screen open `/` as the app's.
 */
function isPlainAddress({ url, headers }: IncomingMessage): boolean {
  return url === '/' && headers['sec-fetch-dest'] === 'document' && headers['sec-fetch-site'] !== 'same-origin';
}

// Under a name of its own, a page of another site would be the app's own page, and could sign in as any member.
function isNamed({ headers }: IncomingMessage, ownHost: string): boolean {
  return headers.host === undefined || isOwnHost(headers.host, ownHost);
}
