import { createProxyServer, type ProxyServer } from 'httpxy';
import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { isPlatformPath, type Addresses } from './addresses.js';
import { deviceOf } from './device.js';
import { userAgents } from './user-agents.js';

/** Headers that would keep a page out of the client's frame or its script out of the page. */
const droppedHeaders = ['x-frame-options', 'content-security-policy', 'strict-transport-security'];

const injected = '<script src="/__client/user-agent.js"></script>';

/** Passes requests on to the app or the platform as a WeCom client sends them, and keeps the person inside. */
export class ClientProxy {
  readonly #proxy: ProxyServer;
  readonly #agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new SecureAgent({ keepAlive: true }) };

  constructor(private readonly addresses: Addresses) {
    this.#proxy = createProxyServer({ changeOrigin: true, selfHandleResponse: true, secure: false });
    this.#proxy.on('proxyRes', (answer, request, response) => void this.#answer(answer, request, response));
    this.#proxy.on('error', (_error, _request, response) => this.#unreachable(response));
  }

  web(request: IncomingMessage, response: ServerResponse): void {
    const target = isPlatformPath(request.url ?? '') ? this.addresses.platformUrl : this.addresses.appOrigin;
    this.#dress(request, target);
    const agent = this.#agents[target.startsWith('https:') ? 'https:' : 'http:'];
    void this.#proxy.web(request, response, { target, agent });
  }

  /** For websockets of the app. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    this.#dress(request, this.addresses.appOrigin);
    void this.#proxy.ws(request, socket, { target: this.addresses.appOrigin.replace(/^http/, 'ws') }, head);
  }

  stop(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  /** Gives the request the headers that it would have without a client in between. */
  #dress(request: IncomingMessage, target: string): void {
    const { headers } = request;
    const clientOrigin = originOf(request);
    headers['user-agent'] = userAgents[deviceOf(headers.cookie)];
    headers['accept-encoding'] = 'identity';
    for (const name of Object.keys(headers)) if (name.startsWith('sec-ch-ua')) delete headers[name];
    for (const name of ['origin', 'referer'] as const) {
      const value = headers[name];
      if (value === undefined) continue;
      const isPlatform = target === this.addresses.platformUrl;
      headers[name] = isPlatform ? value.replace(clientOrigin, target) : this.addresses.referrer(value, clientOrigin);
    }
  }

  async #answer(answer: IncomingMessage, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const clientOrigin = originOf(request);
    response.statusCode = answer.statusCode ?? 502;
    for (const [name, value] of Object.entries(answer.headers)) {
      if (value !== undefined && !droppedHeaders.includes(name)) response.setHeader(name, value);
    }
    const { location, 'set-cookie': cookies, 'content-type': type = '' } = answer.headers;
    if (location) response.setHeader('location', this.addresses.location(location, clientOrigin));
    if (cookies) response.setHeader('set-cookie', cookies.map(forThisHost));
    if (!/^(text\/html|application\/json)/.test(type) || request.method === 'HEAD') return void answer.pipe(response);
    response.removeHeader('content-length');
    response.removeHeader('transfer-encoding');
    const body = this.addresses.text(await text(answer), clientOrigin);
    response.end(type.startsWith('text/html') && !isPlatformPath(request.url ?? '') ? withScript(body) : body);
  }

  #unreachable(response: ServerResponse | Socket | undefined): void {
    if (!response || response.destroyed) return;
    if (!('writeHead' in response)) return void response.destroy();
    if (response.headersSent) return void response.destroy();
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`The app does not answer at ${this.addresses.appOrigin}. Is it running?`);
  }
}

/** The origin by which the person's browser knows the client. */
function originOf(request: IncomingMessage): string {
  return `http://${request.headers.host ?? 'localhost'}`;
}

function forThisHost(cookie: string): string {
  return cookie.replace(/;\s*(domain=[^;]*|secure)(?=;|$)/gi, '').replace(/samesite=none/i, 'SameSite=Lax');
}

/** Puts the script before everything that could read the user agent. */
function withScript(page: string): string {
  const head = /<head[^>]*>/i.exec(page);
  if (!head) return injected + page;
  const at = head.index + head[0].length;
  return page.slice(0, at) + injected + page.slice(at);
}
