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
  /** Set when a fault made the answer. */
  fault?: true;
}

const secretKeys = new Set(['corpsecret', 'access_token', 'code', 'user_ticket']);
const maximumEntries = 1000;

/** The last thousand requests, oldest first. */
export class Journal {
  #entries: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > maximumEntries) this.#entries.shift();
  }

  entries(): JournalEntry[] {
    return [...this.#entries];
  }

  clear(): void {
    this.#entries = [];
  }
}

/** The query of an address as an object, with secret values masked. */
export function maskedQuery(url: URL): Record<string, string> {
  return Object.fromEntries(
    [...url.searchParams].map(([key, value]) => [key, secretKeys.has(key) ? mask(value) : value]),
  );
}
