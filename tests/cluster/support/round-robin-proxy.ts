import http from 'node:http';
import { listen } from '../../../packages/simulator/src/listen';

/** A request that the proxy passed on. */
export interface PassedRequest {
  client: string;
  /** Without the query: `/api/auth:signIn`. */
  path: string;
  /** Index of the node that answered. */
  node: number;
}

export interface Proxy {
  url: string;
  /** Everything passed on so far, in the order of the answers. */
  passed: PassedRequest[];
  stop(): Promise<void>;
}

/** Names the client of a request: its requests take turns among themselves, however many others come in between. */
export const CLIENT_HEADER = 'x-client';

/**
 * Starts a reverse proxy that gives each request of a client to the next node, and each new client another node to begin
 * with. A node that refuses the connection is passed over.
 * @param nodes their origins
 */
export async function startRoundRobinProxy(nodes: string[]): Promise<Proxy> {
  const passed: PassedRequest[] = [];
  const turns = new Map<string, number>();
  const nextNode = (client: string) => {
    const node = turns.get(client) ?? turns.size;
    turns.set(client, node + 1);
    return node % nodes.length;
  };
  const listener = await listen(
    (request, response) => {
      const client = String(request.headers[CLIENT_HEADER]);
      passOn(request, response, nodes, nextNode(client)).then(
        (node) => passed.push({ client, path: request.url?.split('?')[0] ?? '', node }),
        () => response.writeHead(502).end(),
      );
    },
    '127.0.0.1',
    0,
  );
  return { url: `http://127.0.0.1:${listener.port}`, passed, stop: () => listener.stop() };
}

/**
 * @returns the index of the node that answered
 * @throws Error when none did
 */
async function passOn(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  nodes: string[],
  first: number,
): Promise<number> {
  const body = Buffer.concat(await request.toArray());
  for (const offset of nodes.keys()) {
    const node = (first + offset) % nodes.length;
    const answer = await ask(`${nodes[node]}${request.url}`, request, body);
    if (answer) {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
      return node;
    }
  }
  throw new Error('No node listens');
}

/** @returns undefined when nobody listens there */
function ask(url: string, { method, headers }: http.IncomingMessage, body: Buffer) {
  return new Promise<http.IncomingMessage | undefined>((resolve, reject) => {
    const request = http.request(url, { method: method ?? 'GET', headers, agent: false }, resolve);
    request.once('error', (error) =>
      'code' in error && error.code === 'ECONNREFUSED' ? resolve(undefined) : reject(error),
    );
    request.end(body);
  });
}
