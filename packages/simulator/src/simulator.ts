import { getRequestListener } from '@hono/node-server';
import { startClient } from './client/start-client.js';
import type { App, Company } from './company/company.js';
import { Control } from './control/control.js';
import { defaultCompany } from './company/default-company.js';
import { listen, type Listener } from './listen.js';
import { createPlatformApp } from './platform-app.js';
import { Platform } from './platform.js';
import { openInClient, type ConsentAnswer } from './player/open-in-client.js';
import { scan } from './player/scan.js';

export interface SimulatorOptions {
  /** Port of the platform; 0 (the default) takes a free one. */
  port?: number;
  /** Address to listen on, 127.0.0.1 unless given. Only names that browsers resolve make sense in links. */
  host?: string;
  /** The company; `defaultCompany(appOrigin)` unless given. */
  company?: Company;
  /** Source of time in milliseconds, `Date.now` unless given. */
  now?: () => number;
  /** Port of the simulated WeCom client; without it there is none. 0 takes a free one. */
  clientPort?: number;
  /** Where the app under development listens, e.g. `http://localhost:13000`. */
  appOrigin?: string;
}

export interface Simulator {
  /** Base address that plays the server API, the authorize page and the web-login page alike. */
  url: string;
  /** Page of the simulated WeCom client, when it was asked for. The app is under every other path of its origin. */
  clientUrl: string | undefined;
  readonly company: Company;
  /** The company's first app, with its corp ID. */
  readonly app: App & { corpId: string };
  control: Control;
  /** Plays a member who follows an authorize address inside WeCom; resolves to the address WeCom redirects to. */
  openInClient(
    authorizeUrl: string,
    memberId: string,
    options?: { consent?: ConsentAnswer; userAgent?: string },
  ): Promise<string>;
  /** Plays a scan of the web-login page; resolves to the address the page goes to. Rejects when it goes nowhere. */
  scan(loginUrl: string, memberId: string, decision: 'confirm'): Promise<string>;
  /** As above; resolves to undefined when the page stays. */
  scan(loginUrl: string, memberId: string, decision: 'refuse' | 'expire'): Promise<string | undefined>;
  stop(): Promise<void>;
}

/**
 * Starts a simulated WeCom platform on this machine and, when `clientPort` is given, a simulated WeCom client.
 * @throws CompanyError when the company is not valid; the socket's error when a port is taken (`EADDRINUSE`)
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = '127.0.0.1', appOrigin = 'http://localhost:13000' } = options;
  const platform = new Platform(options.company ?? defaultCompany(appOrigin), options.now);
  let client: Listener | undefined;
  const clientUrl = () => client && `http://${linkHost(host)}:${client.port}/__client/`;
  const app = createPlatformApp(platform, host, clientUrl);
  const handler = getRequestListener(app.fetch);
  const server = await listen((request, response) => void handler(request, response), host, options.port ?? 0);
  const url = `http://${linkHost(host)}:${server.port}`;
  if (options.clientPort !== undefined) {
    client = await startClient({ platform, platformUrl: url, appOrigin, host, port: options.clientPort }).catch(
      async (error: unknown) => {
        await server.stop();
        throw error;
      },
    );
  }
  return simulatorOn(platform, url, clientUrl(), async () => {
    await Promise.all([server.stop(), client?.stop()]);
  });
}

function simulatorOn(
  platform: Platform,
  url: string,
  clientUrl: string | undefined,
  stop: () => Promise<void>,
): Simulator {
  function play(loginUrl: string, memberId: string, decision: 'confirm'): Promise<string>;
  function play(loginUrl: string, memberId: string, decision: 'refuse' | 'expire'): Promise<string | undefined>;
  function play(loginUrl: string, memberId: string, decision: 'confirm' | 'refuse' | 'expire') {
    return scan(url, loginUrl, memberId, decision);
  }
  return {
    url,
    clientUrl,
    get company() {
      return platform.company;
    },
    get app() {
      return { corpId: platform.corpId, ...platform.apps[0] };
    },
    control: new Control(platform),
    async openInClient(authorizeUrl, memberId, { consent, userAgent } = {}) {
      const member = platform.member(memberId);
      if (!member) {
        throw new Error(`There is no member ${memberId}`);
      }
      return openInClient(url, authorizeUrl, member, consent, userAgent);
    },
    scan: play,
    stop,
  };
}

function linkHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') {
    return 'localhost';
  }
  return host.includes(':') ? `[${host}]` : host;
}
