/** The simulator's time: a source of milliseconds that tests can move forward. */
export class Clock {
  private offset = 0;

  constructor(private readonly source: () => number = Date.now) {}

  /** Milliseconds since 1970. */
  now(): number {
    return this.source() + this.offset;
  }

  advance(milliseconds: number): void {
    this.offset += milliseconds;
  }

  reset(): void {
    this.offset = 0;
  }
}
