import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A listening HTTP server. */
export interface Listener {
  server: Server;
  port: number;
  /** Ends it at once, open connections included. */
  stop(): Promise<void>;
}

/** Starts an HTTP server. @throws the socket's error, e.g. EADDRINUSE */
export async function listen(handler: RequestListener, host: string, port: number): Promise<Listener> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
