/**
 * The budget for codes that fail. WeCom counts the calls of a corp, 150,000 an hour (doc/90454), and a stranger can have
 * any number of attempts and invent a code for each. So a call that redeems a code is announced before it is made, and
 * paid for when WeCom names nobody: those who sign in pay nothing, however many they are.
 */
interface Allowance {
  /** Failed calls that may be owed at once. */
  owed: number;
  /** One of them is forgiven each so many milliseconds. */
  everyMs: number;
  /** Calls whose outcome is not known yet. */
  underWay: number;
}

/** Of all strangers of this node together: 7,200 failed calls an hour, a twentieth of WeCom's limit. */
const OF_ALL: Allowance = { owed: 600, everyMs: 500, underWay: 1_200 };
/** Of one address: so much less that one address never uses up what is there for the others, whatever it has under way. */
const OF_AN_ADDRESS: Allowance = { owed: 150, everyMs: 1_000, underWay: 500 };
/** Of a user whom this node knows from before: they pay for themselves and never wait for strangers. */
const OF_A_USER: Allowance = { owed: 10, everyMs: 60_000, underWay: 10 };
/** Accounts kept before those are closed that owe nothing and have nothing under way. */
const KEPT_ACCOUNTS = 5_000;

/** How a call ended: WeCom knew the code or was not asked; gave no answer; or knew nobody by the code. */
export type Outcome = 'free' | 'unanswered' | 'failed';

/** The price of each outcome, in failed calls. A disturbance at WeCom is nobody's fault, and no reason to call for ever either. */
const COSTS: Record<Outcome, number> = { free: 0, unanswered: 0.1, failed: 1 };

/** The payer of a call. */
export interface Payer {
  /** Address of the browser, as far as it can be known. */
  address: string;
  /**
   * The user whom this browser has proved to be of, now or at an earlier sign-in; with their application, since each
   * counts its users from 1.
   */
  user?: string | undefined;
}

/** A call that may be made; to be ended once. */
export interface AnnouncedCall {
  end(outcome: Outcome): void;
}

interface Account {
  allowance: Allowance;
  /** Nothing is owed any more from then on, in milliseconds of the clock. */
  owesUntil: number;
  underWay: number;
}

/** Keeps the accounts. Decides at once and never waits. */
export class CodeBudget {
  private readonly all = newAccount(OF_ALL);
  private readonly accounts = new Map<string, Account>();

  /** @param now milliseconds of any clock that does not go back */
  constructor(private readonly now: () => number) {}

  /** Announces a call; undefined when nobody can pay for it at the moment. */
  announce({ address, user }: Payer): AnnouncedCall | undefined {
    const asUser = user !== undefined && this.announceTo([this.account(`user ${user}`, OF_A_USER)]);
    if (asUser || !this.isCovered(this.all)) {
      return asUser || undefined;
    }
    return this.announceTo([this.all, this.account(`address ${address}`, OF_AN_ADDRESS)]);
  }

  private announceTo(accounts: Account[]): AnnouncedCall | undefined {
    if (!accounts.every((account) => this.isCovered(account))) {
      return undefined;
    }
    for (const account of accounts) {
      account.underWay += 1;
    }
    return { end: (outcome) => this.end(accounts, COSTS[outcome]) };
  }

  private end(accounts: Account[], cost: number): void {
    for (const account of accounts) {
      account.underWay -= 1;
      account.owesUntil = Math.max(account.owesUntil, this.now()) + cost * account.allowance.everyMs;
    }
  }

  private isCovered({ allowance, owesUntil, underWay }: Account): boolean {
    return owesUntil - this.now() <= (allowance.owed - 1) * allowance.everyMs && underWay < allowance.underWay;
  }

  private account(key: string, allowance: Allowance): Account {
    let account = this.accounts.get(key);
    if (!account) {
      this.closeSettled();
      account = newAccount(allowance);
      this.accounts.set(key, account);
    }
    return account;
  }

  private closeSettled(): void {
    if (this.accounts.size < KEPT_ACCOUNTS) {
      return;
    }
    for (const [key, { owesUntil, underWay }] of this.accounts) {
      if (underWay === 0 && owesUntil <= this.now()) {
        this.accounts.delete(key);
      }
    }
  }
}

function newAccount(allowance: Allowance): Account {
  return { allowance, owesUntil: 0, underWay: 0 };
}
