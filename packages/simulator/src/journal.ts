import { mask } from './mask.js';

/** One request that the simulator answered. Secrets, tokens, codes and tickets are masked (see `mask`). */
export interface JournalEntry {
  /** Simulated time, milliseconds since 1970. */
  at: number;
  method: string;
  path: string;
  query: Record<string, string>;
  ip: string;
  userAgent: string;
  status: number;
  /** WeCom's error code; 0 for a success; absent for pages. */
  errcode?: number;
  /** How many calls of the same path were being answered when this one came, itself included; absent for pages. */
  atOnce?: number;
  /** The how many-th call of its path within a minute it was; absent for pages. */
  ofMinute?: number;
  /** Set when a fault made the answer. */
  fault?: true;
}

const SECRET_KEYS = new Set(['corpsecret', 'access_token', 'code', 'user_ticket']);
const MAXIMUM_ENTRIES = 1000;

/** The last thousand requests, oldest first. */
export class Journal {
  private kept: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.kept.push(entry);
    if (this.kept.length > MAXIMUM_ENTRIES) {
      this.kept.shift();
    }
  }

  entries(): JournalEntry[] {
    return [...this.kept];
  }

  clear(): void {
    this.kept = [];
  }
}

/** The query of an address as an object, with secret values masked. */
export function maskedQuery(url: URL): Record<string, string> {
  return Object.fromEntries(
    [...url.searchParams].map(([key, value]) => [key, SECRET_KEYS.has(key) ? mask(value) : value]),
  );
}
