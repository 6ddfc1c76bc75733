/** Translates addresses between the client's own origin, the app and the platform behind it. */
export class Addresses {
  readonly appOrigin: string;
  private readonly platformOrigins: string[];

  /** @param appOrigin also accepted with a trailing path, which is left out */
  constructor(
    appOrigin: string,
    readonly platformUrl: string,
  ) {
    this.appOrigin = new URL(appOrigin).origin;
    this.platformOrigins = withLoopbackNames(platformUrl);
  }

  /** Where a redirect goes, kept inside the client when it leads to the app or the platform. */
  location(location: string, clientOrigin: string): string {
    const mine = [...withLoopbackNames(this.appOrigin), ...this.platformOrigins].find(
      (origin) => location === origin || (/^[/?#]/.test(location.slice(origin.length)) && location.startsWith(origin)),
    );
    return mine === undefined ? location : clientOrigin + location.slice(mine.length);
  }

  /**
   * The path by which this client opens an address: one of the app, or of WeCom's pages.
   * @param address absolute, or a path of the app
   * @returns undefined when it leads anywhere else
   */
  pathOf(address: string): string | undefined {
    if (!URL.canParse(address, this.appOrigin)) {
      return undefined;
    }
    const { origin, pathname, search, hash } = new URL(address, this.appOrigin);
    const isMine = [...withLoopbackNames(this.appOrigin), ...this.platformOrigins].includes(origin);
    // A browser takes what begins with two slashes for another host.
    return isMine && /^\/(?!\/)/.test(pathname) ? pathname + search + hash : undefined;
  }

  /** A text of the app (HTML, JSON) in which addresses of the platform lead through the client. */
  text(text: string, clientOrigin: string): string {
    return this.platformOrigins.reduce((result, origin) => result.replaceAll(origin, clientOrigin), text);
  }

  /** An `Origin` or `Referer` as it would be without a client in between. */
  referrer(value: string, clientOrigin: string): string {
    if (!value.startsWith(clientOrigin)) {
      return value;
    }
    const path = value.slice(clientOrigin.length);
    return (isPlatformPath(path) ? this.platformUrl : this.appOrigin) + path;
  }
}

/** Whether the simulated platform answers under this path, not the app. */
export function isPlatformPath(path: string): boolean {
  return /^\/(connect\/oauth2|wwlogin|wwopen)\//.test(path);
}

function withLoopbackNames(address: string): string[] {
  const { protocol, hostname, port, origin } = new URL(address);
  const loopback = ['localhost', '127.0.0.1'];
  if (!loopback.includes(hostname)) {
    return [origin];
  }
  return loopback.map((name) => `${protocol}//${name}${port ? `:${port}` : ''}`);
}
