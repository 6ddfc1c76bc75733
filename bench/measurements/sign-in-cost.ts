import type { BenchWorld } from '../support/bench-world';
import { newUsername, signInAtFloor } from '../support/floor';
import { type Findings, plainRow, type Row, targetRow } from '../support/measurement';
import { comeBack, complete, nextMember, signInByPassword, signInInClient } from '../support/sign-in';
import { describe, median } from '../support/statistics';
import { takeTurns } from '../support/take-turns';

const ROUNDS = 12;
const SIGN_INS_A_ROUND = 20;
/** What a warm sign-in may cost, against the floor. */
const WARM_LIMIT = 1.3;
/** What the first sign-in of a new user may cost, against the floor that makes a user as well. */
const FIRST_LIMIT = 1.5;
/** What a warm sign-in may cost, against one with a password. */
const PASSWORD_LIMIT = 1;

/** What one sign-in costs the server, in milliseconds. */
interface Cost {
  cpuMs: number;
  /** Time until the answers, of all requests of the sign-in together. */
  timeMs: number;
}

type Figure = keyof Cost;

/** What any sign-in with WeCom has to do, whoever wrote it: requests to NocoBase besides `auth:signIn`, and calls to WeCom. */
const WARM = { requests: 1, calls: 2 };
/** The silent pass ends with the question for consent, and the second one brings the phone number. */
const FIRST = { requests: 2, calls: 4, isNew: true };

/**
 * Sign-ins with WeCom against what a sign-in costs NocoBase itself (the floor), and against NocoBase's own by password. Ours
 * count every request that NocoBase answers.
 */
export async function signInCost(world: BenchWorld): Promise<Findings> {
  const costs = await takeTurns(ROUNDS, {
    warm: costOf(world, () => signInOnWeb(world)),
    warmFloor: costOf(world, () => signInAtFloor(world, nextMember().id, WARM)),
    floor: costOf(world, () => signInAtFloor(world, nextMember().id)),
    password: costOf(world, () => signInByPassword(world, nextMember())),
    first: costOf(world, async () => (await signInInClient(world, world.nextNewcomer())).ms),
    firstFloor: costOf(world, () => signInAtFloor(world, newUsername(), FIRST)),
    newUserFloor: costOf(world, () => signInAtFloor(world, newUsername(), { isNew: true })),
  });
  const { warm, warmFloor, floor, password, first, firstFloor, newUserFloor } = costs;
  return {
    rows: [
      ...ratioRows('a warm sign-in / the floor with its requests and calls', warm, warmFloor, WARM_LIMIT),
      ...ratioRows('a first sign-in / the floor with its requests and calls', first, firstFloor, FIRST_LIMIT),
      ...ratioRows('a warm sign-in / a password sign-in', warm, password, PASSWORD_LIMIT),
      ...ratioRows('a warm sign-in / the floor alone', warm, floor),
      ...ratioRows('a first sign-in / the floor alone, with a new user', first, newUserFloor),
      ...costRows('a warm sign-in', warm),
      ...costRows('the floor with its requests and calls', warmFloor),
      ...costRows('the floor alone', floor),
      ...costRows('a first sign-in', first),
      ...costRows('the floor with its requests and calls, and a new user', firstFloor),
      ...costRows('the floor alone, with a new user', newUserFloor),
      ...costRows('a password sign-in', password),
    ],
    figures: costs,
  };
}

async function signInOnWeb(world: BenchWorld): Promise<number> {
  const returned = await comeBack(world, nextMember(), 'web');
  return returned.authorizeMs + (await complete(world, returned));
}

function costOf(world: BenchWorld, signIn: () => Promise<number>): () => Promise<Cost> {
  return async () => {
    const before = await world.usage();
    let timeMs = 0;
    for (let done = 0; done < SIGN_INS_A_ROUND; done += 1) {
      timeMs += await signIn();
    }
    const { cpuMs } = await world.usage();
    return { cpuMs: (cpuMs - before.cpuMs) / SIGN_INS_A_ROUND, timeMs: timeMs / SIGN_INS_A_ROUND };
  };
}

/** @param limit the target; without one the ratio only explains */
function ratioRows(what: string, ours: Cost[], mark: Cost[], limit?: number): Row[] {
  return figuresOf((figure, name) => {
    const ratio = medianOf(ours, figure) / medianOf(mark, figure);
    return limit === undefined
      ? plainRow(`  ${name}, ${what}`, ratio.toFixed(2))
      : targetRow(`${name}, ${what}`, `≤ ${limit.toFixed(1)}`, ratio.toFixed(2), ratio <= limit);
  });
}

function costRows(what: string, costs: Cost[]): Row[] {
  return figuresOf((figure, name) =>
    plainRow(
      `  ${name}, ${what}`,
      describe(
        costs.map((cost) => cost[figure]),
        'ms',
      ),
    ),
  );
}

function figuresOf(row: (figure: Figure, name: string) => Row): Row[] {
  return [row('cpuMs', 'CPU'), row('timeMs', 'server time')];
}

function medianOf(costs: Cost[], figure: Figure): number {
  return median(costs.map((cost) => cost[figure]));
}
