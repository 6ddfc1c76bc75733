const MINUTE_MS = 60_000;

/** Counts writes, and allows so many in a minute: of one thing, and of all together. */
export class WriteLimit {
  private startedAt = Number.NEGATIVE_INFINITY;
  private written = new Map<string, number>();
  private writtenInAll = 0;

  /**
   * @param now milliseconds of a clock that nobody sets
   * @param most writes in a minute
   */
  constructor(
    private readonly now: () => number,
    private readonly most: { ofOne: number; inAll: number },
  ) {}

  /** Whether this may be written once more now; if so, it is counted. */
  allows(key: string): boolean {
    this.beginMinute();
    const written = this.written.get(key) ?? 0;
    if (written >= this.most.ofOne || this.writtenInAll >= this.most.inAll) {
      return false;
    }
    this.written.set(key, written + 1);
    this.writtenInAll += 1;
    return true;
  }

  private beginMinute(): void {
    if (this.now() - this.startedAt >= MINUTE_MS) {
      this.startedAt = this.now();
      this.written = new Map();
      this.writtenInAll = 0;
    }
  }
}
