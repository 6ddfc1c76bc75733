import type { BenchWorld } from '../support/bench-world';
import { type Findings, plainRow, type Row, targetRow } from '../support/measurement';
import { comeBack, complete, nextMember, signInAtFloor, signInByPassword, signInInClient } from '../support/sign-in';
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

/**
 * Sign-ins with WeCom against what a sign-in costs NocoBase itself, and against NocoBase's own by password. Ours count every
 * request that NocoBase answers: two for a linked member (`wecom:authorize`, `auth:signIn`), three for a new one, whose
 * silent pass ends with the question for consent.
 */
export async function signInCost(world: BenchWorld): Promise<Findings> {
  const costs = await takeTurns(ROUNDS, {
    warm: costOf(world, () => signInOnWeb(world)),
    floor: costOf(world, () => signInAtFloor(world, nextMember().id)),
    password: costOf(world, () => signInByPassword(world, nextMember())),
    first: costOf(world, async () => (await signInInClient(world, world.nextNewcomer())).ms),
    floorWithNewUser: costOf(world, () => signInAtFloor(world, newUsername(), 'Somebody new')),
  });
  return {
    rows: [
      ...ratioRows('a warm sign-in / the floor', costs.warm, costs.floor, WARM_LIMIT),
      ...ratioRows('a first sign-in / the floor with a new user', costs.first, costs.floorWithNewUser, FIRST_LIMIT),
      ...ratioRows('a warm sign-in / a password sign-in', costs.warm, costs.password, PASSWORD_LIMIT),
      ...costRows('a warm sign-in (two requests)', costs.warm),
      ...costRows('the floor', costs.floor),
      ...costRows('a first sign-in (three requests)', costs.first),
      ...costRows('the floor with a new user', costs.floorWithNewUser),
      ...costRows('a password sign-in', costs.password),
    ],
    figures: costs,
  };
}

let madeAtFloor = 0;

function newUsername(): string {
  madeAtFloor += 1;
  return `floor${madeAtFloor}`;
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

function ratioRows(what: string, ours: Cost[], mark: Cost[], limit: number): Row[] {
  return figuresOf((figure, name) => {
    const ratio = medianOf(ours, figure) / medianOf(mark, figure);
    return targetRow(`${name}, ${what}`, `≤ ${limit.toFixed(1)}`, ratio.toFixed(2), ratio <= limit);
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
