/**
 * States remembered at once. Each takes about 150 bytes, so all together 15 MB. Only completions that passed the budget of
 * failing codes (`code-budget.ts`) stay here, so strangers fill a fortieth of it; the rest is for people who sign in.
 */
const MOST_STATES = 100_000;

/**
 * The states whose completion has begun on this node: each is completed once. Nothing is forgotten before its time, or a
 * flood of new ones would open the old ones again; when the memory is full, the newest is refused.
 */
export class SpentStates {
  // A map keeps the order in which they came, which is the order in which they are forgotten.
  private readonly forgottenAt = new Map<string, number>();

  /**
   * @param now milliseconds of any clock that does not go back
   * @param rememberedMs at least as long as an attempt lives
   */
  constructor(
    private readonly now: () => number,
    private readonly rememberedMs: number,
    private readonly mostStates = MOST_STATES,
  ) {}

  /** Takes a state for one completion; `used` when another has it, or had it. */
  claim(state: string): 'claimed' | 'used' | 'full' {
    this.forgetOld();
    if (this.forgottenAt.has(state)) {
      return 'used';
    }
    if (this.forgottenAt.size >= this.mostStates) {
      return 'full';
    }
    this.forgottenAt.set(state, this.now() + this.rememberedMs);
    return 'claimed';
  }

  /** Gives a state back whose completion came to nothing through no fault of the person. */
  release(state: string): void {
    this.forgottenAt.delete(state);
  }

  private forgetOld(): void {
    for (const [state, forgottenAt] of this.forgottenAt) {
      if (forgottenAt > this.now()) {
        return;
      }
      this.forgottenAt.delete(state);
    }
  }
}
