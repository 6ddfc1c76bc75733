import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { isPlatformPath, type Addresses } from './addresses.js';
import type { AppCookies } from './app-cookies.js';
import { deviceOf } from './device.js';
import { Forwarder, withoutConnection } from './forward.js';
import { USER_AGENTS } from './user-agents.js';

/** Headers that would keep a page out of the client's frame or its script out of the page. */
const DROPPED_HEADERS = ['x-frame-options', 'content-security-policy', 'strict-transport-security'];

const INJECTED = '<script src="/__client/user-agent.js"></script>';

/** Passes requests on to the app or the platform as a WeCom client sends them, and keeps the person inside. */
export class ClientProxy {
  private readonly forwarder = new Forwarder();

  /** @param cookies notes what the app sets */
  constructor(
    private readonly addresses: Addresses,
    private readonly cookies: AppCookies,
  ) {}

  web(request: IncomingMessage, response: ServerResponse): void {
    this.pass(request, response).catch(() => this.unreachable(response));
  }

  /** For websockets of the app. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const { appOrigin } = this.addresses;
    this.dress(request, appOrigin);
    this.forwarder.connect(request, socket, head, appOrigin);
  }

  stop(): void {
    this.forwarder.stop();
  }

  /** @throws whatever cuts the answer off */
  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = isPlatformPath(request.url ?? '') ? this.addresses.platformUrl : this.addresses.appOrigin;
    this.dress(request, target);
    const answer = await this.forwarder.send(request, response, target);
    const clientOrigin = originOf(request);
    this.cookies.note(answer.headers['set-cookie'] ?? [], request.url ?? '/');
    const headers = this.headersFor(answer, clientOrigin);
    const { statusCode = 502 } = answer;
    const type = answer.headers['content-type'] ?? '';
    if (!/^(text\/html|application\/json)/.test(type) || request.method === 'HEAD') {
      // At once: what the app says bit by bit arrives bit by bit.
      response.writeHead(statusCode, headers).flushHeaders();
      return pipeline(answer, response);
    }
    const { 'content-length': _length, ...others } = headers;
    const body = this.addresses.text(await text(answer), clientOrigin);
    const isPage = type.startsWith('text/html') && !isPlatformPath(request.url ?? '');
    response.writeHead(statusCode, others).end(isPage ? withScript(body) : body);
  }

  /** Gives the request the headers that it would have without a client in between. */
  private dress(request: IncomingMessage, target: string): void {
    const { headers } = request;
    const clientOrigin = originOf(request);
    headers['user-agent'] = USER_AGENTS[deviceOf(headers.cookie)];
    headers['accept-encoding'] = 'identity';
    for (const name of Object.keys(headers)) {
      if (name.startsWith('sec-ch-ua')) {
        delete headers[name];
      }
    }
    for (const name of ['origin', 'referer'] as const) {
      const value = headers[name];
      if (value === undefined) {
        continue;
      }
      const isPlatform = target === this.addresses.platformUrl;
      headers[name] = isPlatform ? value.replace(clientOrigin, target) : this.addresses.referrer(value, clientOrigin);
    }
  }

  /** The answer's headers as they keep the person inside. */
  private headersFor(answer: IncomingMessage, clientOrigin: string): IncomingMessage['headers'] {
    const { location, 'set-cookie': cookies } = answer.headers;
    const kept = Object.entries(withoutConnection(answer.headers)).filter(([name]) => !DROPPED_HEADERS.includes(name));
    return {
      ...Object.fromEntries(kept),
      ...(location && { location: this.addresses.location(location, clientOrigin) }),
      ...(cookies && { 'set-cookie': cookies.map(forThisHost) }),
    };
  }

  /** Says that there is no whole answer; after the first part of one, only cutting the connection can say it. */
  private unreachable(response: ServerResponse): void {
    if (response.headersSent || response.destroyed) {
      return void response.destroy();
    }
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
    const { appOrigin } = this.addresses;
    response.end(
      `The app does not answer at ${appOrigin}. Is it running?\n应用 ${appOrigin} 没有响应，请确认它已启动。\n`,
    );
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
  if (!head) {
    return INJECTED + page;
  }
  const at = head.index + head[0].length;
  return page.slice(0, at) + INJECTED + page.slice(at);
}
