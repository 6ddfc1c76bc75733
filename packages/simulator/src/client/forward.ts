import {
  Agent,
  type ClientRequest,
  request as requestPlain,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as SecureAgent, request as requestSecure } from 'node:https';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { urlToHttpOptions } from 'node:url';

/** Headers that speak about one connection, which is another one on the way on. */
const CONNECTION_HEADERS = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Sends requests on to other servers. A connection that a server or a browser cuts off ends that one request. */
export class Forwarder {
  // An app under development has a certificate that nobody signed.
  private readonly agents = {
    'http:': new Agent({ keepAlive: true }),
    'https:': new SecureAgent({ keepAlive: true, rejectUnauthorized: false }),
  };

  /**
   * Sends a request on.
   * @param target origin of the server
   * @returns the server's answer, once its headers are there
   * @throws the socket's or the parser's error, when there is no answer
   */
  send(request: IncomingMessage, response: ServerResponse, target: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { 'transfer-encoding': coding } = request.headers;
      const headers = { ...withoutConnection(request.headers), ...(coding && { 'transfer-encoding': coding }) };
      const outgoing = this.open(request, target, headers);
      outgoing.once('response', resolve);
      // Not only once: a broken body is an error of the request, too.
      outgoing.on('error', reject);
      outgoing.once('close', () => reject(new Error('The server gave no answer')));
      response.once('close', () => {
        if (!response.writableFinished) {
          outgoing.destroy();
        }
      });
      request.pipe(outgoing);
    });
  }

  /** Connects a websocket with the server, or hands the server's refusal on. */
  connect(request: IncomingMessage, socket: Socket, head: Buffer, target: string): void {
    const { upgrade = 'websocket' } = request.headers;
    const headers = { ...withoutConnection(request.headers), connection: 'Upgrade', upgrade };
    const outgoing = this.open(request, target, headers);
    socket.on('error', () => outgoing.destroy());
    socket.once('close', () => outgoing.destroy());
    outgoing.on('error', () =>
      socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
    );
    outgoing.once('upgrade', (answer, serverSocket: Socket, serverHead) => {
      serverSocket.on('error', () => socket.destroy());
      socket.write(headOf(answer, answer.rawHeaders));
      socket.write(serverHead);
      serverSocket.write(head);
      softly(pipeline(socket, serverSocket));
      softly(pipeline(serverSocket, socket));
    });
    outgoing.once('response', (answer) => {
      const kept = withoutConnection(answer.headers);
      socket.write(headOf(answer, [...Object.entries(kept).flatMap(asRaw), 'Connection', 'close']));
      softly(pipeline(answer, socket));
    });
    outgoing.end();
  }

  stop(): void {
    for (const agent of Object.values(this.agents)) {
      agent.destroy();
    }
  }

  private open(request: IncomingMessage, target: string, headers: IncomingMessage['headers']): ClientRequest {
    const url = new URL(target);
    const isSecure = url.protocol === 'https:';
    return (isSecure ? requestSecure : requestPlain)({
      ...urlToHttpOptions(url),
      agent: this.agents[isSecure ? 'https:' : 'http:'],
      method: request.method,
      path: request.url,
      headers: { ...headers, host: url.host },
    });
  }
}

/** The headers that mean the same on another connection. */
export function withoutConnection(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...CONNECTION_HEADERS, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

function headOf({ statusCode, statusMessage }: IncomingMessage, rawHeaders: string[]): string {
  const pairs = Array.from({ length: rawHeaders.length / 2 }, (_, at) => rawHeaders.slice(2 * at, 2 * at + 2));
  const lines = pairs.map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${statusCode} ${statusMessage ?? ''}\r\n${lines.join('')}\r\n`;
}

function asRaw([name, value]: [string, string | string[] | undefined]): string[] {
  return [value ?? []].flat().flatMap((one) => [name, one]);
}

/** A connection that is cut in the middle: both ends are closed then, and nobody is left to tell. */
function softly(work: Promise<void>): void {
  work.catch(() => undefined);
}
