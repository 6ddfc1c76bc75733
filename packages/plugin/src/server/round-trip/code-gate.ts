import type { AnnouncedCall, CodeBudget, Payer } from './code-budget';

/** Longest wait of a payer without budget, in milliseconds; a person looks at the page meanwhile. */
const LONGEST_WAIT_MS = 8_000;
/** Meanwhile they look whether they can pay this often, in milliseconds. */
const LOOK_AGAIN_MS = 200;
/** Completions that wait at once; further ones are told at once, or a flood would pile up here. */
const WAITING_AT_ONCE = 500;

/** Lets completions through to WeCom as far as the budget of failing codes goes; the others wait before their call. */
export class CodeGate {
  private waiting = 0;

  /** @param sleep waits for so many milliseconds */
  constructor(
    private readonly budget: CodeBudget,
    private readonly sleep: (ms: number) => Promise<void>,
  ) {}

  /** Announces a call as soon as the payer can pay for it; resolves to nothing when their turn does not come. */
  async enter(payer: Payer): Promise<AnnouncedCall | undefined> {
    const call = this.budget.announce(payer);
    if (call || this.waiting >= WAITING_AT_ONCE) {
      return call;
    }
    this.waiting += 1;
    return this.wait(payer).finally(() => (this.waiting -= 1));
  }

  private async wait(payer: Payer): Promise<AnnouncedCall | undefined> {
    for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_AGAIN_MS) {
      await this.sleep(LOOK_AGAIN_MS);
      const call = this.budget.announce(payer);
      if (call) {
        return call;
      }
    }
    return undefined;
  }
}
