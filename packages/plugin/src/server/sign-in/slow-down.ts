/** Failures are counted over this long, in milliseconds. */
const WINDOW_MS = 60_000;
/** Failures within the window that cost nothing: of one address, and of all together. */
const FREE = { ofOneAddress: 19, ofAll: 299 };
/** Each failure beyond waits so much longer than the one before, in milliseconds, up to the longest wait. */
const STEP_MS = 100;
const LONGEST_WAIT_MS = 2_000;
/** Answers that wait at once; further ones go out at once, or a flood would pile up here. */
const WAITING_AT_ONCE = 1_000;

/**
 * Slows down who guesses states and codes. Only answers that are failures anyway wait; none is refused and no success is
 * held up, so that a company behind one address is never locked out (docs/adr/0009-slow-down-not-lock-out.md).
 */
export class SlowDown {
  private windowEndsAt = 0;
  private total = 0;
  private waiting = 0;
  private readonly failures = new Map<string, number>();

  /**
   * @param now milliseconds of any clock that does not go back
   * @param sleep waits for so many milliseconds
   */
  constructor(
    private readonly now: () => number,
    private readonly sleep: (ms: number) => Promise<void>,
  ) {}

  /**
   * Counts a failed completion, and resolves when it may be answered.
   * @param address the client's address as NocoBase sees it, which a stranger can write
   */
  async failed(address: string): Promise<void> {
    const wait = this.count(address);
    if (wait === 0 || this.waiting >= WAITING_AT_ONCE) {
      return;
    }
    this.waiting += 1;
    await this.sleep(wait).finally(() => (this.waiting -= 1));
  }

  private count(address: string): number {
    if (this.now() >= this.windowEndsAt) {
      this.windowEndsAt = this.now() + WINDOW_MS;
      this.total = 0;
      this.failures.clear();
    }
    this.total += 1;
    const waitOfAll = waitFor(this.total - FREE.ofAll);
    if (waitOfAll === LONGEST_WAIT_MS) {
      // Everybody waits that long now, so nobody is noted any more: invented addresses take no memory.
      return waitOfAll;
    }
    const ofOne = (this.failures.get(address) ?? 0) + 1;
    this.failures.set(address, ofOne);
    return Math.max(waitOfAll, waitFor(ofOne - FREE.ofOneAddress));
  }
}

function waitFor(excess: number): number {
  return Math.min(Math.max(excess, 0) * STEP_MS, LONGEST_WAIT_MS);
}
