import { randomText } from '../random.js';

/** The query of a web-login page that was found to be in order, and the app it is for. */
export interface LoginRequest {
  agentId: string;
  redirectUri: string;
  state: string;
  page: 'current' | 'old';
}

const LIFETIME_MS = 5 * 60_000;

/** QR codes that are on a screen somewhere and wait to be scanned, for five minutes. */
export class Scans {
  private scans = new Map<string, LoginRequest & { expiresAt: number }>();

  show(request: LoginRequest, now: number): string {
    const key = randomText(22);
    this.scans.set(key, { ...request, expiresAt: now + LIFETIME_MS });
    return key;
  }

  /** The waiting login behind a QR code, or undefined when the code is over or unknown. */
  find(key: string, now: number): LoginRequest | undefined {
    const scan = this.scans.get(key);
    return scan && scan.expiresAt > now ? scan : undefined;
  }

  end(key: string): void {
    this.scans.delete(key);
  }

  clear(): void {
    this.scans.clear();
  }
}
