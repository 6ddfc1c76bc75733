/** A company may change trusted domains this often a month (doc/90454). */
const limit = 20;
const monthMs = 30 * 24 * 60 * 60_000;

/** When trusted domains were changed through the API. */
export class DomainChanges {
  #times: number[] = [];

  /** Counts a change. @returns false when the changes of the month are used up */
  add(now: number): boolean {
    this.#times = this.#times.filter((time) => time > now - monthMs);
    if (this.#times.length >= limit) return false;
    this.#times.push(now);
    return true;
  }

  clear(): void {
    this.#times = [];
  }
}
