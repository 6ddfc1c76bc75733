/** A company may change trusted domains this often a month (doc/90454). */
const LIMIT = 20;
const MONTH_MS = 30 * 24 * 60 * 60_000;

/** When trusted domains were changed through the API. */
export class DomainChanges {
  private times: number[] = [];

  /** Counts a change. @returns false when the changes of the month are used up */
  add(now: number): boolean {
    this.times = this.times.filter((time) => time > now - MONTH_MS);
    if (this.times.length >= LIMIT) {
      return false;
    }
    this.times.push(now);
    return true;
  }

  clear(): void {
    this.times = [];
  }
}
