import type { PersonalField } from './company/company.js';
import { randomText } from './random.js';

/** The facts behind a code: one person who came through one app. */
export interface Grant {
  agentId: string;
  memberId: string;
  /** The fields the member agreed to share; absent after a silent authorisation. */
  consent?: PersonalField[];
}

const LIFETIME_MS = 5 * 60_000;

/** Codes: 43 characters, redeemed once, within five minutes. */
export class Codes {
  private codes = new Map<string, Grant & { expiresAt: number; used: boolean }>();

  issue(grant: Grant, now: number): string {
    const code = randomText(43);
    this.codes.set(code, { ...grant, expiresAt: now + LIFETIME_MS, used: false });
    return code;
  }

  /** Uses the code up, unless it is another app's (`foreign`), which leaves it usable. */
  redeem(code: string, agentId: string, now: number): Grant | 'unknown' | 'used' | 'expired' | 'foreign' {
    const grant = this.codes.get(code);
    if (!grant) {
      return 'unknown';
    }
    if (grant.used) {
      return 'used';
    }
    if (grant.expiresAt <= now) {
      return 'expired';
    }
    if (grant.agentId !== agentId) {
      return 'foreign';
    }
    grant.used = true;
    return grant;
  }

  clear(): void {
    this.codes.clear();
  }
}
