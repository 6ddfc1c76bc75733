import type { App } from './company/company.js';
import { randomText } from './random.js';

interface AccessToken {
  value: string;
  agentId: string;
  /** The secret it was made with: a reset secret ends the token. */
  secret: string;
  expiresAt: number;
}

const LIFETIME_S = 7200;

/** Access tokens of the apps. Dead ones are kept, so that "expired" and "never existed" stay apart. */
export class AccessTokens {
  private tokens: AccessToken[] = [];

  /** The app's living token, or a new one. */
  issue(app: App, now: number, reuse: boolean): { value: string; expiresInSeconds: number } {
    const living = reuse && this.tokens.find((token) => belongsTo(token, app) && token.expiresAt > now);
    const token = living || this.create(app, now);
    return { value: token.value, expiresInSeconds: Math.ceil((token.expiresAt - now) / 1000) };
  }

  /** Tells whose token this is; `expired` when it once was one. */
  check(value: string, apps: App[], now: number): App | 'expired' | 'unknown' {
    const token = this.tokens.find((candidate) => candidate.value === value);
    const app = token && apps.find((candidate) => belongsTo(token, candidate));
    if (!token || !app) {
      return 'unknown';
    }
    return token.expiresAt > now ? app : 'expired';
  }

  clear(): void {
    this.tokens = [];
  }

  private create(app: App, now: number): AccessToken {
    const token = {
      value: randomText(214),
      agentId: app.agentId,
      secret: app.secret,
      expiresAt: now + LIFETIME_S * 1000,
    };
    this.tokens.push(token);
    return token;
  }
}

function belongsTo(token: AccessToken, app: App): boolean {
  return token.agentId === app.agentId && token.secret === app.secret;
}
