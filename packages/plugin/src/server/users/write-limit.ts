const MINUTE_MS = 60_000;

/** Counts writes, and allows so many in a minute. */
export class WriteLimit {
  private startedAt = Number.NEGATIVE_INFINITY;
  private written = 0;

  /**
   * @param now milliseconds of a clock that nobody sets
   * @param most writes in a minute
   */
  constructor(
    private readonly now: () => number,
    private readonly most: number,
  ) {}

  /** Whether one more may be written now; if so, it is counted. */
  allows(): boolean {
    if (this.now() - this.startedAt >= MINUTE_MS) {
      this.startedAt = this.now();
      this.written = 0;
    }
    this.written += 1;
    return this.written <= this.most;
  }
}
