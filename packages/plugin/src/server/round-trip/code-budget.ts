/**
 * What codes that fail may cost. WeCom counts the calls of a corp, 150,000 an hour (doc/90454), and a stranger can have
 * any number of attempts and invent a code for each. So a call that redeems a code is paid for before it is made, and
 * paid back when WeCom names somebody: those who sign in pay nothing, however many they are.
 */
interface Allowance {
  /** Calls that may be paid for at once. */
  atOnce: number;
  /** One more may be paid for each so many milliseconds. */
  everyMs: number;
}

/**
 * Of all strangers of this node together: 1,200 at once and 7,200 an hour, a twentieth of WeCom's limit. So many people
 * may be on the way through WeCom at the same moment.
 */
const OF_ALL: Allowance = { atOnce: 1_200, everyMs: 500 };
/** Of one address: half of it, so that one address never uses up what is there for the others. */
const OF_AN_ADDRESS: Allowance = { atOnce: 600, everyMs: 1_000 };
/** Of a user whom this node knows from before: they pay for themselves and never wait for strangers. */
const OF_A_USER: Allowance = { atOnce: 20, everyMs: 60_000 };
/** Payers noted before those who owe nothing are forgotten; who owes something is one of 1,200, by `OF_ALL`. */
const NOTED_PAYERS = 5_000;

/** Who pays. */
export interface Payer {
  /** Address of the browser, as far as it can be known. */
  address: string;
  /** The user whom this browser has proved to be of, now or at an earlier sign-in. */
  userId?: number | undefined;
}

/** A call that was paid for. */
export interface Payment {
  /** Pays it back: WeCom knew the code, or was not asked. */
  refund(): void;
}

/** Keeps the accounts. Decides at once and never waits. */
export class CodeBudget {
  /** Until when each payer has paid ahead, in milliseconds of the clock. */
  private readonly paidUntil = new Map<string, number>();

  /** @param now milliseconds of any clock that does not go back */
  constructor(private readonly now: () => number) {}

  /** Pays for one call; undefined when nobody can at the moment. */
  pay({ address, userId }: Payer): Payment | undefined {
    const asUser = userId === undefined ? undefined : this.charge([[`user ${userId}`, OF_A_USER]]);
    return (
      asUser ??
      this.charge([
        ['all', OF_ALL],
        [`address ${address}`, OF_AN_ADDRESS],
      ])
    );
  }

  private charge(accounts: Array<[key: string, allowance: Allowance]>): Payment | undefined {
    const now = this.now();
    if (!accounts.every(([key, allowance]) => isCovered(this.paidUntil.get(key), allowance, now))) {
      return undefined;
    }
    for (const [key, { everyMs }] of accounts) {
      this.paidUntil.set(key, Math.max(this.paidUntil.get(key) ?? 0, now) + everyMs);
    }
    this.forgetWhoOwesNothing();
    return { refund: () => this.refund(accounts) };
  }

  private refund(accounts: Array<[key: string, allowance: Allowance]>): void {
    for (const [key, { everyMs }] of accounts) {
      this.paidUntil.set(key, (this.paidUntil.get(key) ?? 0) - everyMs);
    }
  }

  private forgetWhoOwesNothing(): void {
    if (this.paidUntil.size <= NOTED_PAYERS) {
      return;
    }
    for (const [key, until] of this.paidUntil) {
      if (until <= this.now()) {
        this.paidUntil.delete(key);
      }
    }
  }
}

function isCovered(paidUntil: number | undefined, { atOnce, everyMs }: Allowance, now: number): boolean {
  return (paidUntil ?? 0) - now <= (atOnce - 1) * everyMs;
}
